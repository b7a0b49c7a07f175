import { AskError, ask } from '../ask'
import type { EdgeKind, Subgraph } from './network'

export const networkQuery = `
  query Network($around: [String!]!, $depth: Int, $first: Int, $kinds: [EdgeKind!], $evidence: Int) {
    subgraph(around: $around, depth: $depth, first: $first, kinds: $kinds) {
      nodes { id name kind }
      edges {
        kind weight from { id } to { id }
        evidence(first: $evidence) {
          type: __typename
          ... on Stance { id stanceKind: kind holder { name } turn { number } document { slug date } quote { text } }
          ... on Linkage { id linkageKind: kind holder { name } turn { number } document { slug date } quote { text } }
          ... on Turn { id number speaker { name } document { slug date } }
        }
      }
    }
  }`

export interface Wanted {
  around: string[]
  depth: number
  first: number
  kinds: readonly EdgeKind[]
}

/** The graph around some entities, with as much evidence as the API will read at once: 200 of each edge, else 20, else 3. */
export async function loadNetwork(wanted: Wanted): Promise<{ graph: Subgraph; variables: object }> {
  for (const evidence of [200, 20, 3]) {
    const variables = { ...wanted, evidence }
    try {
      return { graph: (await ask<{ subgraph: Subgraph }>(networkQuery, variables)).subgraph, variables }
    } catch (error) {
      if (!(error instanceof AskError) || error.code !== 'QUERY_TOO_COSTLY' || evidence === 3) throw error
    }
  }
  throw new AskError('The network is too large.', 'QUERY_TOO_COSTLY')
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
