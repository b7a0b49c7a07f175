import { AskError, ask } from '../ask'
import type { Edge, EdgeKind, Evidence, Subgraph } from './network'

/** Which records count: one, or those of some dates; all if nothing is said. */
export interface Scope {
  document?: string | undefined
  after?: string | undefined
  before?: string | undefined
}

/** What is wanted of the graph. */
export interface Wanted extends Scope {
  around: string[]
  depth: number
  first: number
  kinds: readonly EdgeKind[]
}

const parameters = '$around: [String!]!, $depth: Int, $first: Int, $kinds: [EdgeKind!], $document: String, $after: Date, $before: Date, $heaviest: Int'
const choice = 'around: $around, depth: $depth, first: $first, kinds: $kinds, document: $document, after: $after, before: $before, heaviest: $heaviest'

export const networkQuery = `
  query Network(${parameters}) {
    subgraph(${choice}) {
      nodes { id name kind }
      edges { kind weight from { id } to { id } }
    }
  }`

const turnsQuery = `
  query NetworkOfTurns(${parameters}, $evidence: Int) {
    subgraph(${choice}) {
      nodes { id name kind }
      edges {
        kind weight from { id } to { id }
        evidence(first: $evidence) { ... on Stance { turn { number } } ... on Linkage { turn { number } } ... on Turn { number } }
      }
    }
  }`

const weightsQuery = `
  query Weights(${parameters}) {
    subgraph(${choice}) { edges { kind weight from { id } to { id } } }
  }`

const tieQuery = `
  query Tie(${parameters}) {
    subgraph(${choice}) {
      edges {
        kind weight from { id } to { id }
        evidence(first: 100) {
          type: __typename
          ... on Stance { id stanceKind: kind holder { name } turn { number } document { slug date } quote { text } }
          ... on Linkage { id linkageKind: kind holder { name } turn { number } document { slug date } quote { text } }
          ... on Turn { id number speaker { name } document { slug date } }
        }
      }
    }
  }`

const most = 7000 // ties whose ends the API reads at once

export interface Loaded {
  graph: Subgraph
  variables: object
  /** Whether there are ties that are too light to be among these. */
  more: boolean
}

/** The graph around some entities; with `turns`, and as far as the API reads that at once, where each edge stands. */
export async function loadNetwork(wanted: Wanted, turns: boolean): Promise<Loaded> {
  const variables = { ...wanted, heaviest: most }
  const { subgraph } = (turns && ((await standing(variables, 100)) ?? (await standing(variables, 5)))) || (await ask<Answer>(networkQuery, variables))
  const edges = subgraph.edges.map((edge) => ({ ...edge, evidence: edge.evidence ?? [] }))
  return { graph: { nodes: subgraph.nodes, edges }, variables, more: edges.length === most }
}

interface Answer {
  subgraph: Subgraph
}

/** The graph with so much of what each edge rests on; undefined if that is more than the API reads at once. */
async function standing(variables: object, evidence: number): Promise<Answer | undefined> {
  try {
    return await ask<Answer>(turnsQuery, { ...variables, evidence })
  } catch (error) {
    if (error instanceof AskError && error.code === 'QUERY_TOO_COSTLY') return undefined
    throw error
  }
}

/** The edges among some entities, and how heavy they are within a scope. */
export async function loadWeights(ids: string[], kinds: readonly EdgeKind[], scope: Scope): Promise<Pick<Edge, 'kind' | 'from' | 'to' | 'weight'>[]> {
  return (await ask<Answer>(weightsQuery, { around: ids, depth: 0, first: ids.length, kinds, heaviest: most, ...scope })).subgraph.edges
}

/** The first of what an edge rests on within a scope. */
export async function loadEvidence({ from, to, kind }: Edge, scope: Scope): Promise<Evidence[]> {
  interface Told {
    subgraph: { edges: { from: { id: string }; evidence: Evidence[] }[] }
  }
  const { subgraph } = await ask<Told>(tieQuery, { around: [from.id, to.id], depth: 0, kinds: [kind], ...scope })
  return subgraph.edges.find((edge) => edge.from.id === from.id)?.evidence ?? []
}

/** The names that can be asked for. */
export async function loadNames(): Promise<string[]> {
  const { entities } = await ask<{ entities: { nodes: { name: string }[] } }>('{ entities(first: 500) { nodes { name } } }')
  return entities.nodes.map((node) => node.name)
}

/** Where to begin without a focus: the ids of those who take the most stances. */
export async function loadMain(scope: Scope): Promise<string[]> {
  const query = 'query Main($filter: StanceFilter) { stanceMatrix(filter: $filter, first: 6) { rows { id } } }'
  const { stanceMatrix } = await ask<{ stanceMatrix: { rows: { id: string }[] } }>(query, { filter: scope })
  return stanceMatrix.rows.map((row) => row.id)
}
