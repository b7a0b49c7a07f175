import type { StanceKind } from '../kinds'
import type { Named } from './matrix'

export const edgeKinds = ['STANCE', 'LINKAGE', 'SHARED', 'MENTION', 'REPRESENTS', 'PART_OF'] as const
export type EdgeKind = (typeof edgeKinds)[number]

/** How an edge reads from its one end to the other. */
export const reading: Record<EdgeKind, string> = {
  STANCE: 'takes stances on',
  LINKAGE: 'is given for, or depends on',
  SHARED: 'is a target of the same stances as',
  MENTION: 'is named in the same turns as',
  REPRESENTS: 'represents',
  PART_OF: 'is a part of',
}

/** Whether edges of a kind rest on words of the records. */
export const rests = (kind: EdgeKind) => kind !== 'REPRESENTS' && kind !== 'PART_OF'

/** Where a stance or a linkage stands, or that it is the turn itself. */
export interface Standing {
  turn?: { number: number }
  number?: number
}

/** What an edge rests on. */
export interface Evidence extends Standing {
  id: string
  type: 'Stance' | 'Linkage' | 'Turn'
  stanceKind?: StanceKind
  linkageKind?: string
  holder?: { name: string }
  speaker?: { name: string } | null
  document: { slug: string; date: string | null }
  quote?: { text: string }
}

export interface Edge {
  kind: EdgeKind
  weight: number
  from: { id: string }
  to: { id: string }
  /** Of a network of one record, where it stands; empty for several records. */
  evidence: Standing[]
}

export interface Subgraph {
  nodes: Named[]
  edges: Edge[]
}

export const turnOf = (e: Standing) => e.turn?.number ?? e.number ?? 0

/** What tells an edge from all others. */
export const edgeKey = ({ kind, from, to }: Pick<Edge, 'kind' | 'from' | 'to'>) => `${kind} ${from.id} ${to.id}`

/** The moments that a slider can choose from: the turns of one record, or the dates of several. */
export type Moments = { by: 'turn'; values: number[] } | { by: 'date'; values: string[] }

export const turnsOf = (edges: readonly Edge[]): Moments => ({ by: 'turn', values: [...new Set(edges.flatMap((e) => e.evidence).map(turnOf))].sort((a, b) => a - b) })

export const datesOf = (records: readonly { date: string | null }[]): Moments => ({ by: 'date', values: [...new Set(records.flatMap((r) => r.date ?? []))].sort() })

/** A stretch of moments, by the places of its ends among them; both belong to it. */
export interface Stretch {
  moments: Moments
  from: number
  until: number
}

/** The stretch between two moments, such as an address names; without an end it reaches as far as there is. */
export function stretch(moments: Moments, from = '', until = ''): Stretch {
  const values: readonly (number | string)[] = moments.values // in order
  const before = values.filter((v) => from !== '' && (typeof v === 'number' ? v < Number(from) : v < from)).length
  const upTo = values.filter((v) => until === '' || (typeof v === 'number' ? v <= Number(until) : v.slice(0, until.length) <= until)).length
  return { moments, from: Math.max(Math.min(before, values.length - 1), 0), until: Math.max(upTo - 1, 0) }
}

/** The first and the last moment, whichever end was set first; an end that leaves nothing out is undefined. */
export function bounds({ moments: { values }, from, until }: Stretch): [first: number | string | undefined, last: number | string | undefined] {
  const [a, b] = [Math.min(from, until), Math.max(from, until)]
  return [a > 0 ? values[a] : undefined, b < values.length - 1 ? values[b] : undefined]
}

/** What stands within the bounds of a stretch of turns. */
export function within<T extends Standing>(evidence: readonly T[], [first, last]: ReturnType<typeof bounds>): T[] {
  return evidence.filter((e) => turnOf(e) >= Number(first ?? 0) && turnOf(e) <= Number(last ?? Infinity))
}

/** The weight of each edge by `weigh`, or 0 if it is less than the least. Edges that rest on no words always weigh 1. */
export function weights(edges: readonly Edge[], weigh: (edge: Edge) => number, least: number): number[] {
  return edges.map((edge) => {
    if (!rests(edge.kind)) return 1
    const weight = weigh(edge)
    return weight >= least ? weight : 0
  })
}

/** A graph without the edges that do not touch one node: its relations alone. */
export const around = ({ nodes, edges }: Subgraph, id: string): Subgraph => ({ nodes, edges: edges.filter((edge) => edge.from.id === id || edge.to.id === id) })

/** The edges as a table to keep. */
export function rowsOf({ nodes, edges }: Subgraph, weight: readonly number[]): (string | number)[][] {
  const name = new Map(nodes.map((node) => [node.id, node.name]))
  const rows = edges.flatMap((edge, i) => (weight[i]! > 0 ? [[name.get(edge.from.id) ?? '', edge.kind.toLowerCase(), name.get(edge.to.id) ?? '', weight[i]!]] : []))
  return [['from', 'tie', 'to', 'weight'], ...rows]
}
