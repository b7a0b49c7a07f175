import { entityAddress, graphiqlAddress } from './address'
import { el } from './dom'
import { type EntityKind, type StanceKind, entitySign, kindClass, stanceSign, word } from './kinds'

const isStance = (kind: StanceKind | EntityKind): kind is StanceKind => kind in stanceSign

/** The sign of a kind, in its colour. It says nothing to screen readers: its word stands beside it. */
export function sign(kind: StanceKind | EntityKind): HTMLElement {
  return el('span.sign', { class: kindClass(kind), 'aria-hidden': 'true', title: word(kind) }, isStance(kind) ? stanceSign[kind] : entitySign[kind])
}

/** A kind by sign and word. */
export const kindLabel = (kind: StanceKind | EntityKind) => el('span.kind', { class: kindClass(kind) }, sign(kind), ' ', word(kind))

/** An entity, linked to its page. */
export const entityLink = (e: { name: string }) => el('a', { href: entityAddress(e.name) }, e.name)

/** Nodes with text between them: "a, b, c". */
export function joined(nodes: readonly Node[], between = ', '): (Node | string)[] {
  return nodes.flatMap((node, i) => (i === 0 ? [node] : [between, node]))
}

/** Leads to the query behind what is shown. */
export const askYourself = (query: string, variables: object = {}) => el('a.button', { href: graphiqlAddress(query, variables) }, 'Open in GraphiQL')

/** A button that saves what is shown as a table. */
export const tableButton = (save: () => void) => el('button', { type: 'button', on: { click: save } }, 'Save as CSV')

/** "1 stance", "5 stances". */
export const count = (n: number, one: string, many = one + 's') => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** A period: "1945-07-02 to 1945-08-14". */
export const dates = (d: { date: string | null; until?: string | null }) =>
  [d.date, d.until && d.until !== d.date ? d.until : null].filter(Boolean).join(' to ')
