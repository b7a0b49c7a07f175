import { AskError, ask } from '../ask'
import type { Edge, EdgeKind, Evidence, Subgraph } from './network'

const evidenceFields = `
          type: __typename
          ... on Stance { id stanceKind: kind holder { name } turn { number } document { slug date } quote { text } }
          ... on Linkage { id linkageKind: kind holder { name } turn { number } document { slug date } quote { text } }
          ... on Turn { id number speaker { name } document { slug date } }`

export const networkQuery = `
  query Network($around: [String!]!, $depth: Int, $first: Int, $kinds: [EdgeKind!], $evidence: Int, $words: Boolean!) {
    subgraph(around: $around, depth: $depth, first: $first, kinds: $kinds) {
      nodes { id name kind }
      edges {
        kind weight from { id } to { id }
        evidence(first: $evidence) @include(if: $words) {${evidenceFields}
        }
      }
    }
  }`

const edgeQuery = `
  query Tie($from: String!, $to: String!, $kinds: [EdgeKind!]) {
    path(from: $from, to: $to, kinds: $kinds) {
      evidence(first: 100) {${evidenceFields}
      }
    }
  }`

export interface Wanted {
  around: string[]
  depth: number
  first: number
  kinds: readonly EdgeKind[]
}

export interface Loaded {
  graph: Subgraph
  variables: object
  /** How many ties there are, of which the graph has the heaviest. */
  ties: number
}

const most = 3000 // ties that can be drawn and told apart at all

/** The graph around some entities, with as much evidence as the API will read at once: 100 of each edge, else 5, else none. */
export async function loadNetwork(wanted: Wanted): Promise<Loaded> {
  for (const evidence of [100, 5, 0]) {
    const variables = { ...wanted, evidence, words: evidence > 0 }
    try {
      const { subgraph } = await ask<{ subgraph: Subgraph }>(networkQuery, variables)
      const edges = subgraph.edges.slice(0, most).map((edge) => ({ ...edge, evidence: edge.evidence ?? [] }))
      return { graph: { nodes: subgraph.nodes, edges }, variables, ties: subgraph.edges.length }
    } catch (error) {
      if (!(error instanceof AskError) || error.code !== 'QUERY_TOO_COSTLY' || evidence === 0) throw error
    }
  }
  throw new AskError('The network is too large.', 'QUERY_TOO_COSTLY')
}

/** What an edge rests on, where it came without: the direct edge is the shortest way between its ends. */
export async function loadEvidence({ from, to, kind }: Edge): Promise<Evidence[]> {
  const { path } = await ask<{ path: { evidence: Evidence[] }[] }>(edgeQuery, { from: from.id, to: to.id, kinds: [kind] })
  return path[0]?.evidence ?? []
}

const mainQuery = '{ stanceMatrix(first: 6) { rows { id } } entities(first: 500) { nodes { name } } }'

interface Main {
  stanceMatrix: { rows: { id: string }[] }
  entities: { nodes: { name: string }[] }
}

/** Where to begin without a focus: those who take the most stances; and the names that can be asked for. */
export async function loadMain(): Promise<{ main: string[]; names: string[] }> {
  const { stanceMatrix, entities } = await ask<Main>(mainQuery)
  return { main: stanceMatrix.rows.map((row) => row.id), names: entities.nodes.map((node) => node.name) }
}
