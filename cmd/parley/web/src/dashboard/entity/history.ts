import { recordAddress } from '../address'
import { el } from '../dom'
import { stanceSign, kindClass, word } from '../kinds'
import { entityLink, sign } from '../parts'
import type { Named } from '../record/load'
import type { Stances, Taken } from './load'

type By = 'side' | 'target'

/** Stances over time: record by record, in each a row for every side or target, in it the stances in order. */
export function history(title: string, { totalCount, nodes }: Stances, by: By): HTMLElement | undefined {
  if (nodes.length === 0) return undefined
  const records = group(nodes, (s) => [[s.document.slug, s]])
  const rest = totalCount - nodes.length
  const id = `history-${by}`
  return el(
    'section.history',
    { 'aria-labelledby': id },
    el('h2', { id }, title, ' ', el('span.quiet.small', {}, totalCount)),
    ...[...records.values()].map((list) => record(list, by)),
    rest > 0 && el('p.quiet', {}, `The first ${nodes.length} are shown; ${rest} more can be had by the API.`),
  )
}

function record(list: Taken[], by: By): HTMLElement {
  const { slug, title, date } = list[0]!.document
  const rows = group(list, (s) => (by === 'side' ? [s.side] : s.targets).map((e) => [e.name, { s, e }]))
  return el('section', {}, el('h3', {}, date && `${date} · `, el('a', { href: recordAddress(slug) }, title)), ...[...rows.values()].map((row) => line(row[0]!.e, row.map((r) => r.s))))
}

/** A row: whose, or on what, and the stances as signs; opened, with their words. */
function line(e: Named, list: Taken[]): HTMLElement {
  const chips = list.map((s) => el('a.chip', { class: kindClass(s.kind), href: at(s), title: `turn ${s.turn.number}: ${s.quote.text}`, 'aria-label': `${word(s.kind)} of turn ${s.turn.number}` }, stanceSign[s.kind]))
  return el('div.row', {}, el('p', {}, el('span.whose', {}, entityLink(e)), ' ', ...chips), el('details', {}, el('summary', {}, 'The words'), el('ul.plain', {}, ...list.map(quote))))
}

const at = (s: Taken) => recordAddress(s.document.slug, s.turn.number, s.id)

function quote(s: Taken): HTMLElement {
  return el('li', {}, sign(s.kind), ' ', el('q.words', {}, s.quote.text), ' ', el('a.small', { href: at(s) }, `${s.holder.name}, turn ${s.turn.number}`))
}

/** Values under keys, keys in the order of their first value. */
function group<T, V>(list: readonly T[], keys: (item: T) => [string, V][]): Map<string, V[]> {
  const groups = new Map<string, V[]>()
  for (const item of list) {
    for (const [key, value] of keys(item)) groups.set(key, [...(groups.get(key) ?? []), value])
  }
  return groups
}
