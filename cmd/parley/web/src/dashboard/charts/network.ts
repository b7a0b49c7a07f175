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

/** What an edge rests on. */
export interface Evidence {
  id: string
  type: 'Stance' | 'Linkage' | 'Turn'
  stanceKind?: StanceKind
  linkageKind?: string
  holder?: { name: string }
  speaker?: { name: string } | null
  turn?: { number: number }
  number?: number
  document: { slug: string; date: string | null }
  quote?: { text: string }
}

export interface Edge {
  kind: EdgeKind
  weight: number
  from: { id: string }
  to: { id: string }
  evidence: Evidence[]
}

export interface Subgraph {
  nodes: Named[]
  edges: Edge[]
}

export const turnOf = (e: Evidence) => e.turn?.number ?? e.number ?? 0

/** The moments that a slider can choose from: the turns of one record, or the dates of several. */
export interface Moments {
  by: 'turn' | 'date'
  values: (number | string)[]
}

export function moments(edges: readonly Edge[], record: string): Moments {
  const all = edges.flatMap((edge) => edge.evidence).filter((e) => !record || e.document.slug === record)
  const records = new Set(all.map((e) => e.document.slug))
  if (records.size <= 1) return { by: 'turn', values: [...new Set(all.map(turnOf))].sort((a, b) => a - b) }
  return { by: 'date', values: [...new Set(all.map((e) => e.document.date ?? ''))].sort() }
}

/** A choice among what an edge rests on; from and until are places among the moments, whichever comes first. */
export interface Choice {
  record: string
  moments: Moments
  from: number
  until: number
  least: number
}

/** What an edge rests on within a choice. */
export function chosen(edge: Edge, { record, moments: { by, values }, from, until }: Choice): Evidence[] {
  const [first, last] = [values[Math.min(from, until)], values[Math.max(from, until)]]
  return edge.evidence.filter((e) => {
    const at = by === 'turn' ? turnOf(e) : (e.document.date ?? '')
    return (!record || e.document.slug === record) && first !== undefined && last !== undefined && at >= first && at <= last
  })
}

/** The weight of each edge within a choice; 0 for those that it leaves out. Edges that rest on no words always weigh 1. */
export function weights(edges: readonly Edge[], choice: Choice): number[] {
  const [first, last] = [Math.min(choice.from, choice.until), Math.max(choice.from, choice.until)]
  const whole = !choice.record && first === 0 && last >= choice.moments.values.length - 1
  return edges.map((edge) => {
    if (edge.kind === 'REPRESENTS' || edge.kind === 'PART_OF') return 1
    const weight = whole ? edge.weight : chosen(edge, choice).length
    return weight >= choice.least ? weight : 0
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
