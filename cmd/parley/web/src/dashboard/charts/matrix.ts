import type { EntityKind, StanceKind } from '../kinds'

export type Counts = Record<Lowercase<StanceKind>, number> & { total: number }

export interface Named {
  id: string
  name: string
  kind: EntityKind
}

/** The answer of the API; its rows hold positions and its columns are the issues. */
export interface Answer {
  rows: Named[]
  columns: Named[]
  cells: { row: number; column: number; counts: Counts }[]
}

/** The matrix as it is read: a line for each issue, with a cell for each holder. */
export interface Matrix {
  holders: Named[]
  lines: { issue: Named; cells: (Counts | undefined)[]; total: number }[]
  /** The most stances of one kind in one cell. */
  most: number
}

/** How a matrix is sorted. `issues` is "total", "name", or the id of the holder by whose stances they go. */
export interface Sorting {
  issues: string
  holders: 'total' | 'name'
}

const kinds = ['demand', 'concession', 'deferral', 'rejection', 'acceptance'] as const

/** Turns and sorts the API's answer, whose rows and columns come with the most stances first. */
export function read({ rows, columns, cells }: Answer, { issues, holders }: Sorting): Matrix {
  const byPlace = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell.counts]))
  const order = rows.map((_, i) => i)
  if (holders === 'name') order.sort((a, b) => byName(rows[a]!, rows[b]!))
  const lines = columns.map((issue, column) => {
    const line = order.map((row) => byPlace.get(`${row} ${column}`))
    return { issue, cells: line, total: line.reduce((sum, cell) => sum + (cell?.total ?? 0), 0) }
  })
  const holder = order.findIndex((row) => rows[row]!.id === issues)
  if (issues === 'name') lines.sort((a, b) => byName(a.issue, b.issue))
  else if (holder >= 0) lines.sort((a, b) => (b.cells[holder]?.total ?? 0) - (a.cells[holder]?.total ?? 0) || b.total - a.total)
  return { holders: order.map((row) => rows[row]!), lines, most: Math.max(0, ...cells.flatMap(({ counts }) => kinds.map((kind) => counts[kind]))) }
}

const byName = (a: Named, b: Named) => a.name.localeCompare(b.name, 'en')

/** The matrix as a table to keep: a row for each cell that is not empty. */
export function rowsOf({ holders, lines }: Matrix): (string | number)[][] {
  const rows = lines.flatMap(({ issue, cells }) =>
    cells.flatMap((counts, i) => (counts ? [[issue.name, holders[i]!.name, ...kinds.map((kind) => counts[kind]), counts.total]] : [])))
  return [['issue', 'holder', ...kinds, 'total'], ...rows]
}

/** "4 demands, 1 concession" */
export function inWords(counts: Counts): string {
  return kinds.filter((kind) => counts[kind] > 0).map((kind) => `${counts[kind]} ${kind}${counts[kind] === 1 ? '' : 's'}`).join(', ')
}
