import { address, recordAddress } from '../address'
import { type Page, ask, everything } from '../ask'
import { saveCSV } from '../charts/save'
import { type Child, el } from '../dom'
import { type StanceKind, word } from '../kinds'
import { askYourself, count, dates, entityLink, joined, sign, tableButton } from '../parts'
import type { Named } from '../record/load'
import { empty } from '../state'
import type { View } from '../view'
import '../style/ledger.css'

const outcomes = ['AGREED', 'REFUSED', 'DEFERRED', 'OPEN'] as const
type Outcome = (typeof outcomes)[number]

const meaning: Record<Outcome, [title: string, says: string, sign: string]> = {
  AGREED: ['Agreed', 'Both sides agree.', '✓'],
  REFUSED: ['Refused', 'The other side refused, and it stayed so.', '×'],
  DEFERRED: ['Deferred', 'Put off.', '…'],
  OPEN: ['Left open', 'Asked for and not answered.', '?'],
}

const listQuery = `
  query Ledgers($after: String) {
    documents(first: 20, after: $after) {
      nodes { slug title subject date until openItems { outcome } contradictions { why } }
      pageInfo { hasNextPage endCursor }
    }
  }`

interface Summary {
  slug: string
  title: string
  subject: string | null
  date: string | null
  until: string | null
  openItems: { outcome: Outcome }[]
  contradictions: { why: string }[]
}

const recordQuery = `
  query Ledger($slug: String!) {
    document(slug: $slug) {
      slug title date until
      openItems {
        outcome
        matter { id name kind }
        stance { id kind quote { text } turn { number } holder { name } }
      }
      contradictions { why term { ...said } other { ...said } }
    }
  }
  fragment said on Term { subject { name } holder { name } min max unit turn { number } quote { text } }`

interface Item {
  outcome: Outcome
  matter: Named
  stance: { id: string; kind: StanceKind; quote: { text: string }; turn: { number: number }; holder: { name: string } } | null
}

interface Said {
  subject: { name: string }
  holder: { name: string }
  min: number
  max: number
  unit: string
  turn: { number: number }
  quote: { text: string }
}

interface Ledger {
  slug: string
  title: string
  date: string | null
  until: string | null
  openItems: Item[]
  contradictions: { why: string; term: Said; other: Said }[]
}

/** What was agreed, refused, put off and left open: /ledger over all records, /ledger/SLUG of one. */
export const view: View = {
  async show(root, { path: [slug] }) {
    if (slug === undefined) return all(root)
    const { document } = await ask<{ document: Ledger }>(recordQuery, { slug })
    one(root, document)
  },
}

async function all(root: HTMLElement): Promise<void> {
  const list = await everything(async (after) => (await ask<{ documents: Page<Summary> }>(listQuery, { after })).documents)
  root.append(el('h1', {}, 'Ledger'), el('p.quiet', {}, 'How each matter stood when its record ended.'))
  if (list.length === 0) return root.append(empty('No records are loaded.', el('a', { href: '/records' }, 'How to load records')))
  const header = ['Record', 'Date', ...outcomes.map((o) => meaning[o][0]), 'Contradictions']
  const numbers = (d: Summary) => [...outcomes.map((o) => d.openItems.filter((i) => i.outcome === o).length), d.contradictions.length]
  const rows = list.map((d) => el('tr', {}, el('th', { scope: 'row' }, el('a', { href: address(['ledger', d.slug]) }, d.title), d.subject && el('p.subject', {}, d.subject)), el('td.date', {}, dates(d)), ...numbers(d).map((n) => el('td.number', {}, n))))
  root.append(
    el('div.tools', {}, tableButton(() => saveCSV('ledger.csv', [header, ...list.map((d) => [d.title, dates(d), ...numbers(d)])])), askYourself(listQuery)),
    el('div.scroll', { tabindex: 0, role: 'region', 'aria-label': 'Ledgers' }, el('table', {}, el('thead', {}, el('tr', {}, ...header.map((h, i) => el('th', { scope: 'col', class: i > 1 ? 'number' : '' }, h)))), el('tbody', {}, ...rows))),
  )
}

function one(root: HTMLElement, d: Ledger): void {
  root.append(
    el('p.small', {}, el('a', { href: '/ledger' }, 'All ledgers')),
    el('h1', {}, `Ledger: ${d.title}`),
    el('p.quiet', {}, joined([document.createTextNode(dates(d)), el('a', { href: recordAddress(d.slug) }, 'read the record')].filter((n) => n.textContent), ' · ')),
    el('div.tools', {}, tableButton(() => saveCSV(`${d.slug}-ledger.csv`, table(d))), askYourself(recordQuery, { slug: d.slug })),
    d.contradictions.length > 0 ? contradictions(d) : '',
  )
  if (d.openItems.length === 0) root.append(empty('No matter was asked for, settled or put off in this record.', el('a', { href: recordAddress(d.slug) }, 'Read it')))
  else root.append(el('div.ledger', {}, ...outcomes.map((o) => column(d, o))))
}

function column(d: Ledger, outcome: Outcome): HTMLElement {
  const items = d.openItems.filter((i) => i.outcome === outcome)
  const [title, says, mark] = meaning[outcome]
  return el(
    'section.outcome',
    { class: `outcome-${outcome.toLowerCase()}`, 'aria-labelledby': outcome },
    el('h2', { id: outcome }, el('span.sign', { 'aria-hidden': 'true' }, mark), ` ${title} `, el('span.quiet.small', {}, items.length)),
    el('p.quiet.small', {}, says),
    items.length > 0 ? el('ul.plain', {}, ...items.map((i) => item(d.slug, i))) : el('p.quiet', {}, 'Nothing.'),
  )
}

function item(slug: string, { matter, stance }: Item): HTMLElement {
  const last: Child = stance && [
    el('blockquote', {}, stance.quote.text),
    el('p.small', {}, sign(stance.kind), ' ', el('a', { href: recordAddress(slug, stance.turn.number, stance.id) }, `${word(stance.kind)} of ${stance.holder.name}, turn ${stance.turn.number}`)),
  ]
  return el('li', {}, el('h3', {}, sign(matter.kind), ' ', entityLink(matter)), last)
}

function contradictions(d: Ledger): HTMLElement {
  const said = (s: Said) => el('li', {}, el('q', {}, s.quote.text), ' ', el('a', { href: recordAddress(d.slug, s.turn.number) }, `${s.holder.name}, turn ${s.turn.number}`))
  const items = d.contradictions.map((c) => el('li', {}, el('strong', {}, entityLink(c.term.subject), `: ${c.why}`), el('ul', {}, said(c.other), said(c.term))))
  return el('section.contradictions', { 'aria-labelledby': 'contradictions' }, el('h2', { id: 'contradictions' }, `${count(d.contradictions.length, 'contradiction')}`), el('ul.plain', {}, ...items))
}

function table(d: Ledger): (string | number)[][] {
  const rows = d.openItems.map((i) => [i.matter.name, i.outcome, i.stance?.kind ?? '', i.stance?.holder.name ?? '', i.stance?.turn.number ?? '', i.stance?.quote.text ?? ''])
  return [['matter', 'outcome', 'last stance', 'holder', 'turn', 'quote'], ...rows]
}
