import { el } from '../dom'
import { count, entityLink, sign } from '../parts'
import type { Named } from './matrix'
import { type Edge, type EdgeKind, type Subgraph, reading, rests } from './network'

export interface Handlers {
  /** An entity was chosen. */
  choose(id: string): void
  /** An edge was chosen, by its place. */
  open(edge: number): void
  /** An entity's relations alone are wanted. */
  focus(name: string): void
  back(): void
}

const first = 200 // entities that are listed at once

/** The network as lists: the entities by weight or, of the chosen one, its ties. */
export function netList(graph: Subgraph, weights: readonly number[], selected: string | undefined, on: Handlers): HTMLElement {
  const node = graph.nodes.find((n) => n.id === selected)
  return node ? tiesOf(node, graph, weights, on) : entities(graph, weights, on)
}

function entities({ nodes, edges }: Subgraph, weights: readonly number[], on: Handlers): HTMLElement {
  const sums = new Map<string, number>()
  edges.forEach((edge, i) => [edge.from.id, edge.to.id].forEach((id) => sums.set(id, (sums.get(id) ?? 0) + weights[i]!)))
  const some = nodes.filter((node) => (sums.get(node.id) ?? 0) > 0).sort((a, b) => sums.get(b.id)! - sums.get(a.id)!)
  const item = (node: Named) => el('li', {}, el('button.quiet.choice', { type: 'button', on: { click: () => on.choose(node.id) } }, sign(node.kind), ` ${node.name} `, el('span.quiet', { title: 'What its ties rest on, in all' }, sums.get(node.id))))
  const list = el('ul.plain', {}, some.slice(0, first).map(item))
  const rest = el('button', { type: 'button', on: { click: () => (rest.remove(), list.append(...some.slice(first).map(item)), list.querySelectorAll('button')[first]!.focus()) } }, `Show ${(some.length - first).toLocaleString('en')} more`)
  return el('div', {}, el('h2', {}, count(some.length, 'entity', 'entities')), list, some.length > first && rest)
}

function tiesOf(node: Named, { nodes, edges }: Subgraph, weights: readonly number[], on: Handlers): HTMLElement {
  const byId = new Map(nodes.map((n) => [n.id, n]))
  const own = edges.map((edge, i) => ({ edge, i })).filter(({ edge, i }) => weights[i]! > 0 && (edge.from.id === node.id || edge.to.id === node.id))
  return el('div', {},
    el('h2', {}, sign(node.kind), ' ', entityLink(node)),
    el('p', {}, el('button', { type: 'button', on: { click: () => on.focus(node.name) } }, 'Only its relations'), ' ', el('button', { type: 'button', on: { click: on.back } }, 'All entities')),
    own.length === 0 && el('p.quiet', {}, 'Nothing ties it within this choice.'),
    el('ul.plain', {}, own.map(({ edge, i }) => el('li', {}, tie(edge, node, byId, weights[i]!, () => on.open(i))))))
}

function tie(edge: Edge, node: Named, byId: Map<string, Named>, weight: number, open: () => void): HTMLElement {
  const outward = edge.from.id === node.id
  const other = byId.get(outward ? edge.to.id : edge.from.id)!
  const words = outward ? `${reading[edge.kind]} ${other.name}` : `${other.name} ${reading[edge.kind]} it`
  return el('button.quiet.choice', { type: 'button', on: { click: open } }, mark(edge.kind), ` ${words} `, rests(edge.kind) && el('span.quiet', {}, weight))
}

/** A short line in the look of a kind of tie. */
export const mark = (kind: EdgeKind) => el('i.tiemark', { class: `tie-${kind.toLowerCase()}`, 'aria-hidden': 'true' })
