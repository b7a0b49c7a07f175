import type { PlotNode } from '../../dashboard/charts/netplot'
import type { Tie } from '../../dashboard/charts/ties'
import { type EntityKind, type StanceKind, entitySign, kindClass, stanceSign, word } from '../../dashboard/kinds'
import type { AnswerGraph, Thing } from './answer'

/** How a kind of thing is drawn, and what the legend calls it. */
export type Look = Pick<PlotNode, 'sign' | 'tone' | 'shape'> & { name: string }

const others: Record<string, Look> = {
  Entity: { name: 'entity', sign: '', tone: 'thing-entity', shape: 'round' },
  Stance: { name: 'stance', sign: '“', tone: 'thing-stance', shape: 'square' },
  Turn: { name: 'turn', sign: '¶', tone: 'thing-turn', shape: 'square' },
  Document: { name: 'record', sign: 'D', tone: 'thing-record', shape: 'square' },
  Term: { name: 'term', sign: '#', tone: 'thing-term', shape: 'round' },
  Linkage: { name: 'linkage', sign: '⇄', tone: 'thing-linkage', shape: 'diamond' },
}

export function lookOf({ type, kind }: Thing): Look {
  if (type === 'Entity' && kind && kind in entitySign) return { name: word(kind), sign: entitySign[kind as EntityKind], tone: kindClass(kind as EntityKind), shape: 'round' }
  if (type === 'Stance' && kind && kind in stanceSign) return { name: word(kind), sign: stanceSign[kind as StanceKind], tone: kindClass(kind as StanceKind), shape: 'square' }
  return others[type] ?? others.Entity!
}

/** The looks that occur, each once, in the order of the things. */
export function legend(things: readonly Thing[]): Look[] {
  return [...new Map(things.map(lookOf).map((look) => [look.name, look])).values()]
}

/** The graph as the picture wants it; nodes are in the order of the things. */
export function drawn({ things, bonds }: AnswerGraph): { nodes: PlotNode[]; ties: Tie[] } {
  const index = new Map(things.map((thing, i) => [thing.key, i]))
  const degree = things.map(() => 0)
  const ties = bonds.flatMap(({ from, to, kind, weight }): Tie[] => {
    const [a, b] = [index.get(from), index.get(to)]
    if (a === undefined || b === undefined) return []
    degree[a]!++
    degree[b]!++
    return [{ from: a, to: b, weight, tone: `tie-${kind.toLowerCase()}`, directed: kind !== 'SHARED' && kind !== 'MENTION' }]
  })
  const nodes = things.map((thing, i) => ({ ...lookOf(thing), label: thing.label, radius: 9 + Math.min(6, Math.log2(1 + degree[i]!)) }))
  return { nodes, ties }
}
