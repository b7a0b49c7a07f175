import { entitySign, kindClass } from '../kinds'
import type { Subgraph } from './network'
import type { PlotNode } from './netplot'
import type { Tie } from './ties'

/** A graph of entities as it is drawn: the more ties an entity has, the larger it is. */
export function picture({ nodes, edges }: Subgraph): { nodes: PlotNode[]; ties: Tie[] } {
  const place = new Map(nodes.map((node, i) => [node.id, i]))
  const sums = nodes.map(() => 0)
  const ties = edges.map(({ from, to, kind, weight }): Tie => {
    const [a, b] = [place.get(from.id)!, place.get(to.id)!]
    sums[a]! += weight
    sums[b]! += weight
    return { from: a, to: b, weight, tone: `tie-${kind.toLowerCase()}`, directed: kind !== 'SHARED' && kind !== 'MENTION' }
  })
  return { ties, nodes: nodes.map((node, i) => ({ label: node.name, sign: entitySign[node.kind], tone: kindClass(node.kind), shape: 'round', radius: 9 + Math.min(9, 1.6 * Math.log2(1 + sums[i]!)) })) }
}
