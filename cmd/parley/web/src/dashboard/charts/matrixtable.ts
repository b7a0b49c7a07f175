import { el, svg } from '../dom'
import { type StanceKind, kindClass, stanceKinds, stanceSign } from '../kinds'
import { sign } from '../parts'
import { type Counts, type Matrix, type Named, type Sorting, inWords } from './matrix'

export interface Handlers {
  sort(issues: string): void
  open(holder: Named, issue: Named): void
}

/** The matrix as a table: issues down, holders across, and in each cell a bar for each kind of stance. */
export function matrixTable(matrix: Matrix, sorting: Sorting, chosen: string, on: Handlers): HTMLTableElement {
  const head = (label: string, by: string, cls = '') =>
    el('th', { scope: 'col', class: cls, 'aria-sort': sorting.issues === by ? (by === 'name' ? 'ascending' : 'descending') : undefined },
      el('button.quiet.sort', { type: 'button', title: by === 'name' ? 'Sort by name' : `Sort by the stances of ${label.toLowerCase() === 'all' ? 'all' : label}`, on: { click: () => on.sort(by) } }, label, sorting.issues === by && el('span', { 'aria-hidden': 'true' }, by === 'name' ? ' ↑' : ' ↓')))
  const lines = matrix.lines.map(({ issue, cells, total }) =>
    el('tr', {},
      el('th', { scope: 'row' }, sign(issue.kind), ' ', issue.name),
      cells.map((counts, i) => el('td', {}, counts && cellButton(matrix.holders[i]!, issue, counts, matrix.most, chosen, on))),
      el('td.number', {}, total)))
  return el('table.matrix', {},
    el('caption.unseen', {}, 'Stances by issue and holder'),
    el('thead', {}, el('tr', {}, head('Issue', 'name'), matrix.holders.map((holder) => head(holder.name, holder.id)), head('All', 'total', 'number'))),
    el('tbody', {}, lines))
}

/** What tells a cell within an address. */
export const cellKey = (holder: Named, issue: Named) => `${holder.id} ${issue.id}`

function cellButton(holder: Named, issue: Named, counts: Counts, most: number, chosen: string, on: Handlers): HTMLButtonElement {
  const label = `${holder.name} on ${issue.name}: ${inWords(counts)}`
  const key = cellKey(holder, issue)
  return el('button.quiet.cell', { type: 'button', title: label, 'aria-pressed': String(key === chosen), 'data-cell': key, on: { click: () => on.open(holder, issue) } }, el('span.unseen', {}, label), bars(counts, most))
}

const column = 18 // px, of one kind
const highest = 22 // px, of the longest bar

/** Each kind has its own place, so that cells can be compared at a glance. */
function bars(counts: Counts, most: number): SVGSVGElement {
  const height = highest + 26
  return svg('svg.bars', { width: column * stanceKinds.length, height, 'aria-hidden': 'true' }, stanceKinds.map((kind, i) => bar(kind, counts[kind.toLowerCase() as Lowercase<StanceKind>], i, most)))
}

function bar(kind: StanceKind, count: number, place: number, most: number): SVGGElement {
  const x = place * column
  const length = count === 0 ? 0 : Math.max(3, (count / most) * highest)
  const foot = highest + 12
  const parts = count === 0 ? [] : [
    svg('rect', { x: x + 3, y: foot - length, width: column - 6, height: length }),
    svg('text.count', { x: x + column / 2, y: foot - length - 3 }, count),
    svg('text.letter', { x: x + column / 2, y: foot + 11 }, stanceSign[kind]),
  ]
  return svg('g', { class: kindClass(kind) }, svg('line', { x1: x + 2, x2: x + column - 2, y1: foot, y2: foot }), parts)
}
