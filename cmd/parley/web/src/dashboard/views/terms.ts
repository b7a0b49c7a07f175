import { address, recordAddress } from '../address'
import { type Page, ask, everything } from '../ask'
import { type RecordChoice, choice, dateBox, recordBox, recordChoices } from '../charts/controls'
import { saveCSV, saveSVG } from '../charts/save'
import { termChart } from '../charts/termchart'
import { type Bargain, type Term, amount, bargains, lead, rowsOf, tail } from '../charts/terms'
import { el } from '../dom'
import { askYourself, count, entityLink, tableButton } from '../parts'
import { note } from '../router'
import { empty, failed } from '../state'
import type { View } from '../view'
import '../charts/terms.css'

const query = `
  query Terms($filter: TermFilter, $after: String) {
    terms(filter: $filter, first: 500, after: $after) {
      nodes {
        id min max unit status
        subject { id name kind } holder { id name } side { id name }
        turn { number } document { slug title date } quote { text prefix suffix }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`

const shown = 12 // bargains at once; a choice leads to the others

/** The numbers that were stated on each matter, by whom and when. */
export const view: View = {
  async show(root, { query: q }) {
    const records = await recordChoices()
    root.append(el('h1', {}, 'Terms'), el('p.quiet', {}, 'Years, shares, dates and sums that were put forward, or recalled from before. A mark opens its words.'))
    if (records.length === 0) return root.append(empty('No records are loaded.', el('a', { href: '/records' }, 'How to load records')))
    const terms = new Terms(root, records, q)
    await terms.refresh()
    return { close: () => terms.close() }
  },
}

class Terms {
  private record: string
  private after: string
  private before: string
  private status: string
  private matter: string
  private list: Bargain[] = []
  private asked = 0
  private readonly matters = el('span')
  private readonly ways = el('span.apart')
  private readonly charts = el('div')
  private readonly watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => this.drawn.get(target)?.()))
  private readonly drawn = new Map<Element, () => void>()

  constructor(root: HTMLElement, records: readonly RecordChoice[], q: URLSearchParams) {
    this.record = q.get('record') ?? ''
    this.after = q.get('after') ?? ''
    this.before = q.get('before') ?? ''
    this.status = q.get('status') ?? ''
    this.matter = q.get('matter') ?? ''
    const change = (set: () => void) => (set(), void this.refresh())
    root.append(
      el('div.tools', {},
        this.matters,
        recordBox(records, this.record, (v) => change(() => (this.record = v))),
        choice('Terms', [['', 'put forward or recalled'], ['PROPOSED', 'put forward'], ['RECALLED', 'only recalled']], this.status, (v) => change(() => (this.status = v))),
        dateBox('From', this.after, (v) => change(() => (this.after = v))),
        dateBox('Until', this.before, (v) => change(() => (this.before = v))),
        this.ways),
      this.charts)
  }

  close(): void {
    this.watcher.disconnect()
  }

  async refresh(): Promise<void> {
    const mine = ++this.asked
    const filter = { document: this.record || undefined, after: this.after || undefined, before: this.before || undefined, status: this.status || undefined }
    try {
      const terms = await everything(async (after) => (await ask<{ terms: Page<Term> }>(query, { filter, after })).terms)
      if (mine !== this.asked) return
      this.list = bargains(terms)
      this.ways.replaceChildren(tableButton(() => saveCSV('terms.csv', rowsOf(this.chosen().flatMap((b) => b.terms)))), askYourself(query, { filter }))
      this.draw()
    } catch (error) {
      if (mine === this.asked) this.charts.replaceChildren(failed(error, () => void this.refresh()))
    }
  }

  private chosen(): Bargain[] {
    const own = this.list.filter((b) => b.key === this.matter)
    return own.length > 0 ? own : this.list
  }

  private draw(): void {
    note(address(['terms'], { record: this.record, after: this.after, before: this.before, status: this.status, matter: this.matter }))
    const all = ['', `All ${this.list.length} matters`] as const
    this.matters.replaceChildren(choice('Matter', [all, ...this.list.map((b) => [b.key, `${b.subject.name}, ${b.unit} (${b.terms.length})`] as const)], this.matter, (v) => { this.matter = v; this.draw() }))
    this.watcher.disconnect()
    this.drawn.clear()
    if (this.list.length === 0) return this.charts.replaceChildren(empty('No numbers were stated in this record and time.', 'Choose other dates, all records, or all terms.'))
    const some = this.chosen().slice(0, shown)
    const sides = [...new Set(this.list.flatMap((b) => b.terms.map((t) => t.side.name)))]
    this.charts.replaceChildren(legend(), ...some.map((b) => this.section(b, sides)), some.length < this.chosen().length ? el('p.quiet', {}, `The ${shown} matters with the most terms are shown; choose any other above.`) : '')
  }

  private section(bargain: Bargain, sides: readonly string[]): HTMLElement {
    const { subject, unit, terms } = bargain
    const stage = el('div.stage')
    const words = el('div.said', { role: 'status' })
    const rows = terms.map((t) => row(t, () => open(t)))
    const open = (term: Term) => {
      words.replaceChildren(quoted(term))
      stage.querySelectorAll('.mark').forEach((m) => m.classList.toggle('chosen', m.getAttribute('data-term') === term.id))
      rows.forEach((r, i) => r.classList.toggle('chosen', terms[i] === term))
    }
    this.drawn.set(stage, () => stage.replaceChildren(termChart(bargain, sides, Math.max(stage.clientWidth, 280), open)))
    this.watcher.observe(stage)
    const file = `terms-${subject.name}`.replace(/[^\p{L}\p{N}]+/gu, '-')
    return el('section.bargain', { 'aria-label': `${subject.name}, ${unit}` },
      el('h2', {}, entityLink(subject), ` · ${unit}`), stage, words,
      el('details', {}, el('summary', {}, `${count(terms.length, 'term')} as a table`),
        el('div.scroll', { tabindex: 0, role: 'region', 'aria-label': `Terms of ${subject.name}` }, el('table', {}, el('thead', {}, el('tr', {}, ['Turn', 'Holder', 'Side', 'Amount', 'Status', 'Words'].map((h) => el('th', { scope: 'col' }, h)))), el('tbody', {}, rows)))),
      el('p', {}, el('button', { type: 'button', on: { click: () => saveSVG(`${file}.svg`, stage.querySelector('svg')!) } }, 'Save as SVG')))
  }
}

const legend = () =>
  el('ul.plain.keysigns', { 'aria-label': 'How to read the charts' },
    el('li', {}, el('i.dot'), ' put forward'), el('li', {}, el('i.dot.hollow'), ' only recalled'), el('li', {}, el('i.bar'), ' a range'), el('li', {}, el('i.gapsign'), ' gap between the sides'), el('li', {}, el('i.gapsign.recalled'), ' gap to a recalled term'))

function row(term: Term, open: () => void): HTMLTableRowElement {
  const turn = el('a', { href: recordAddress(term.document.slug, term.turn.number), title: term.document.title }, term.turn.number)
  return el('tr', {}, el('td', {}, turn), el('td', {}, term.holder.name), el('td', {}, term.side.name), el('td', {}, el('button.quiet', { type: 'button', on: { click: open } }, amount(term))), el('td', {}, term.status === 'RECALLED' ? 'recalled' : 'put forward'), el('td.words', {}, term.quote.text))
}

/** A term's words within their surroundings. */
function quoted({ holder, document, turn, quote, status, ...term }: Term): HTMLElement {
  return el('figure', {},
    el('blockquote', {}, lead(quote.prefix), el('mark', {}, quote.text), tail(quote.suffix)),
    el('figcaption.small', {}, `${holder.name}: ${amount(term)}, ${status === 'RECALLED' ? 'recalled' : 'put forward'} · `, el('a', { href: recordAddress(document.slug, turn.number) }, `turn ${turn.number}`), document.date && ` · ${document.date}`))
}
