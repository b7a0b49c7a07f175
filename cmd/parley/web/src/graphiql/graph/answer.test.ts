import { buildSchema, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import sdl from '../../../../../../schema.graphql?raw'
import { type AnswerGraph, answerGraph } from './answer'
import { drawn, legend } from './look'

const schema = buildSchema(sdl)

/** The graph of an answer, written as "from — label → to" by the things' labels. */
function told(query: string, data: unknown): { things: string[]; bonds: string[]; graph: AnswerGraph } {
  const graph = answerGraph(schema, parse(query), null, data)
  const label = new Map(graph.things.map((t) => [t.key, t.label]))
  const bonds = graph.bonds.map((b) => `${label.get(b.from)} — ${b.label} → ${label.get(b.to)}`)
  return { things: graph.things.map((t) => `${t.type} ${t.label}`), bonds, graph }
}

describe('answerGraph', () => {
  test('of the question about concessions, which selects no ids', () => {
    const { things, bonds } = told(
      '{ stances(filter: {holder: "Stalin"}) { totalCount edges { node { quote { text } targets { name } turn { number } linkages { kind to { name } } } } } }',
      { stances: { totalCount: 2, edges: [
        { node: { quote: { text: 'We yielded.' }, targets: [{ name: 'Port Arthur' }], turn: { number: 133 }, linkages: [{ kind: 'EXCHANGE', to: { name: 'Outer Mongolia' } }] } },
        { node: { quote: { text: 'It was recognized.' }, targets: [{ name: 'Outer Mongolia' }], turn: { number: 135 }, linkages: [] } },
      ] } },
    )
    expect(things).toEqual(['Stance We yielded.', 'Entity Port Arthur', 'Turn turn 133', 'Linkage exchange', 'Entity Outer Mongolia', 'Stance It was recognized.', 'Turn turn 135'])
    expect(bonds).toEqual([
      'We yielded. — is about → Port Arthur',
      'We yielded. — stands in → turn 133',
      'We yielded. — is tied → exchange',
      'exchange — to → Outer Mongolia',
      'It was recognized. — is about → Outer Mongolia',
      'It was recognized. — stands in → turn 135',
    ])
  })

  test('of a subgraph, where edges name their ends by ids', () => {
    const { things, bonds, graph } = told('{ subgraph(around: "A") { nodes { id name kind } edges { kind weight from { id } to { id } } } }', {
      subgraph: {
        nodes: [{ id: 'x', name: 'A', kind: 'PORT' }, { id: 'y', name: 'B', kind: 'PERSON' }],
        edges: [{ kind: 'STANCE', weight: 3, from: { id: 'y' }, to: { id: 'x' } }, { kind: 'LINKAGE', weight: 1, from: { id: 'y' }, to: { id: 'x' } }],
      },
    })
    expect(things).toEqual(['Entity A', 'Entity B'])
    expect(bonds).toEqual(['B — takes stances on → A', 'B — is given for → A'])
    expect(graph.bonds[0]!.weight).toBe(3)
    expect(graph.things[0]!.href).toBe('/entity/x')
  })

  test('one thing told by name here and by id there is one node', () => {
    const { things } = told('{ a: entity(name: "A") { name } b: entity(name: "A") { id name } c: node(id: "x") { ... on Entity { id kind } } }', {
      a: { name: 'A' }, b: { id: 'x', name: 'A' }, c: { id: 'x', kind: 'PORT' },
    })
    expect(things).toEqual(['Entity A'])
  })

  test('turns of the same number in two records are two', () => {
    const { things } = told('{ documents { nodes { slug turns { nodes { number } } } } }', {
      documents: { nodes: [{ slug: 'one', turns: { nodes: [{ number: 1 }] } }, { slug: 'two', turns: { nodes: [{ number: 1 }] } }] },
    })
    expect(things).toEqual(['Document one', 'Turn turn 1', 'Document two', 'Turn turn 1'])
  })

  test('aliases, fragments and unions are seen through', () => {
    const { bonds } = told(
      `{ way: path(from: "A", to: "B") { why: kind weight start: from { ...E } to { ...E } evidence { ... on Turn { number whom: mentions { entity { ...E } } } ... on Stance { quote { text } } } } }
       fragment E on Entity { called: name }`,
      { way: [{ why: 'MENTION', weight: 1, start: { called: 'A' }, to: { called: 'B' }, evidence: [{ number: 7, whom: [{ entity: { called: 'A' } }] }, { quote: { text: 'q' } }] }] },
    )
    expect(bonds).toEqual(['turn 7 — names → A', 'A — is named with → B'])
  })

  test('positions tie their stances to holder and matter, moves to each other', () => {
    const { bonds } = told('{ positions { holder { name } target { name } total moves { from { id quote { text } } to { id quote { text } } } } }', {
      positions: [{ holder: { name: 'H' }, target: { name: 'T' }, total: 2, moves: [{ from: { id: '1', quote: { text: 'no' } }, to: { id: '2', quote: { text: 'yes' } } }] }],
    })
    expect(bonds).toEqual(['no — moves to → yes', 'H — has a position on → T', 'no — is held by → H', 'no — is about → T', 'yes — is held by → H', 'yes — is about → T'])
  })

  test('of a matrix', () => {
    const { bonds } = told('{ stanceMatrix { rows { name } columns { name } cells { row column counts { total } } } }', {
      stanceMatrix: { rows: [{ name: 'H' }], columns: [{ name: 'T' }], cells: [{ row: 0, column: 0, counts: { total: 4 } }] },
    })
    expect(bonds).toEqual(['H — takes stances on → T'])
  })

  test.each([
    ['numbers only', '{ statistics { turns } }', { statistics: { turns: 3 } }],
    ['nothing', '{ entity(name: "A") { name } }', { entity: null }],
    ['another query', '{ entity(name: "A") { name } }', { unknown: [{ id: 'x' }] }],
  ])('of %s is empty', (_, query, data) => {
    expect(told(query, data)).toMatchObject({ things: [], bonds: [] })
  })
})

test('the picture has a mark for each thing and names its kind in the legend', () => {
  const { graph } = told('{ stances { nodes { kind quote { text } holder { name kind } } } }', {
    stances: { nodes: [{ kind: 'DEMAND', quote: { text: 'q' }, holder: { name: 'H', kind: 'PERSON' } }] },
  })
  const { nodes, ties } = drawn(graph)
  expect(nodes.map((n) => `${n.sign} ${n.tone} ${n.shape}`)).toEqual(['▲ kind-demand square', 'P kind-person round'])
  expect(ties).toMatchObject([{ from: 0, to: 1, directed: true }])
  expect(legend(graph.things).map((l) => l.name)).toEqual(['demand', 'person'])
})
