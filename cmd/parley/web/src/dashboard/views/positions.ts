import { address } from '../address'
import { ask } from '../ask'
import { type RecordChoice, choice, dateBox, kindBoxes, kindsIn, kindsToName, recordBox, recordChoices } from '../charts/controls'
import { type Position, course, positionFields } from '../charts/course'
import { type Answer, type Named, type Sorting, read, rowsOf } from '../charts/matrix'
import { cellKey, matrixTable } from '../charts/matrixtable'
import { saveCSV } from '../charts/save'
import { el, say } from '../dom'
import type { StanceKind } from '../kinds'
import { askYourself, tableButton } from '../parts'
import { note } from '../router'
import { empty, failed, loading } from '../state'
import type { View } from '../view'
import '../charts/positions.css'

const matrixQuery = `
  query Positions($filter: StanceFilter, $rows: Axis) {
    stanceMatrix(filter: $filter, rows: $rows, columns: TARGET, first: 100) {
      rows { id name kind }
      columns { id name kind }
      cells { row column counts { demand concession deferral rejection acceptance total } }
    }
  }`

const courseQuery = `
  query Course($filter: StanceFilter) {
    positions(filter: $filter, first: 50) {${positionFields}
    }
  }`

/** Who takes which stances on what, as a matrix; a cell opens the stances and the moves between them. */
export const view: View = {
  async show(root, { query }) {
    const records = await recordChoices()
    root.append(el('h1', {}, 'Positions'), el('p.quiet', {}, 'Who takes which stances on what. Open a cell to read them in order, and where they moved.'))
    if (records.length === 0) return root.append(empty('No records are loaded.', el('a', { href: '/records' }, 'How to load records')))
    await new Positions(root, records, query).refresh()
  },
}

class Positions {
  private record: string
  private axis: 'HOLDER' | 'SIDE'
  private after: string
  private before: string
  private kinds: StanceKind[]
  private sorting: Sorting
  private cell: string
  private answer: Answer = { rows: [], columns: [], cells: [] }
  private asked = 0
  private readonly table = el('div.scroll', { tabindex: 0, role: 'region', 'aria-label': 'Matrix of positions' })
  private readonly panel = el('aside.panel', { 'aria-label': 'Stances of the chosen cell', hidden: true })
  private readonly ways = el('span.apart')

  constructor(root: HTMLElement, records: readonly RecordChoice[], query: URLSearchParams) {
    this.record = query.get('record') ?? ''
    this.axis = query.get('by') === 'side' ? 'SIDE' : 'HOLDER'
    this.after = query.get('after') ?? ''
    this.before = query.get('before') ?? ''
    this.kinds = kindsIn(query)
    this.sorting = { issues: query.get('sort') ?? 'total', holders: query.get('holders') === 'name' ? 'name' : 'total' }
    this.cell = query.get('cell') ?? ''
    root.append(this.tools(records), el('div.beside', {}, this.table, this.panel))
  }

  private tools(records: readonly RecordChoice[]): HTMLElement {
    const change = (set: () => void) => (set(), void this.refresh())
    return el('div.tools', {},
      choice('Positions of', [['HOLDER', 'persons and bodies'], ['SIDE', 'sides']], this.axis, (v) => change(() => (this.axis = v as 'HOLDER' | 'SIDE'))),
      recordBox(records, this.record, (v) => change(() => (this.record = v))),
      dateBox('From', this.after, (v) => change(() => (this.after = v))),
      dateBox('Until', this.before, (v) => change(() => (this.before = v))),
      kindBoxes(this.kinds, (kinds) => change(() => (this.kinds = kinds))),
      choice('Columns by', [['total', 'number of stances'], ['name', 'name']], this.sorting.holders, (v) => { this.sorting.holders = v as Sorting['holders']; this.draw() }),
      this.ways)
  }

  private get filter(): object {
    return { document: this.record || undefined, after: this.after || undefined, before: this.before || undefined, kinds: kindsToName(this.kinds).length > 0 ? this.kinds : undefined }
  }

  /** Asks anew and shows the answer, unless another question was asked meanwhile. */
  async refresh(): Promise<void> {
    const mine = ++this.asked
    const variables = { filter: this.filter, rows: this.axis }
    try {
      const { stanceMatrix } = this.kinds.length === 0 ? { stanceMatrix: { rows: [], columns: [], cells: [] } } : await ask<{ stanceMatrix: Answer }>(matrixQuery, variables)
      if (mine !== this.asked) return
      this.answer = stanceMatrix
      this.ways.replaceChildren(tableButton(() => saveCSV('positions.csv', rowsOf(read(this.answer, this.sorting)))), askYourself(matrixQuery, variables))
      this.draw()
      await this.openCell()
    } catch (error) {
      if (mine === this.asked) this.table.replaceChildren(failed(error, () => void this.refresh()))
    }
  }

  private draw(): void {
    note(address(['positions'], {
      record: this.record, by: this.axis === 'SIDE' ? 'side' : '', after: this.after, before: this.before, kind: kindsToName(this.kinds),
      sort: this.sorting.issues === 'total' ? '' : this.sorting.issues, holders: this.sorting.holders === 'name' ? 'name' : '', cell: this.cell,
    }))
    const matrix = read(this.answer, this.sorting)
    if (matrix.lines.length === 0) return this.table.replaceChildren(empty('No stances are of this kind, record and time.', 'Tick more kinds, or choose other dates or all records.'))
    this.table.replaceChildren(matrixTable(matrix, this.sorting, this.cell, {
      sort: (issues) => { this.sorting.issues = issues; this.draw(); this.table.querySelector<HTMLElement>('th[aria-sort] button')?.focus() },
      open: (holder, issue) => { this.cell = cellKey(holder, issue) === this.cell ? '' : cellKey(holder, issue); this.draw(); this.refocus(cellKey(holder, issue)); void this.openCell() },
    }))
  }

  private refocus(key: string): void {
    this.table.querySelector<HTMLElement>(`[data-cell="${key}"]`)?.focus({ preventScroll: true })
  }

  /** Shows the stances of the chosen cell beside the matrix. */
  private async openCell(): Promise<void> {
    const holder = this.answer.rows.find((row) => this.cell.startsWith(row.id))
    const issue = this.answer.columns.find((column) => this.cell.endsWith(column.id))
    this.panel.hidden = !holder || !issue
    if (!holder || !issue) return
    const key = this.cell
    this.panel.replaceChildren(loading('Reading the stances'))
    const variables = { filter: { ...this.filter, [this.axis === 'SIDE' ? 'side' : 'holder']: holder.id, target: issue.id } }
    try {
      const { positions } = await ask<{ positions: Position[] }>(courseQuery, variables)
      if (key !== this.cell) return
      this.fill(holder, issue, positions.filter((p) => p.target.id === issue.id), variables)
    } catch (error) {
      this.panel.replaceChildren(failed(error, () => void this.openCell()))
    }
  }

  private fill(holder: Named, issue: Named, positions: Position[], variables: object): void {
    const close = el('button.quiet.close', { type: 'button', 'aria-label': 'Close', on: { click: () => { const key = this.cell; this.cell = ''; this.draw(); this.panel.hidden = true; this.refocus(key) } } }, '×')
    this.panel.replaceChildren(close, el('h2', {}, `${holder.name}: ${issue.name}`), ...positions.map(course), el('p', {}, askYourself(courseQuery, variables)))
    say(`${holder.name} on ${issue.name}: ${positions.reduce((n, p) => n + p.total, 0)} stances shown`)
  }
}
