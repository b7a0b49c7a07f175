import { expect, test } from 'vitest'
import { type Answer, inWords, read, rowsOf } from './matrix'
import { csv } from './save'

const counts = (demand: number, rejection = 0) => ({ demand, concession: 0, deferral: 0, rejection, acceptance: 0, total: demand + rejection })
const named = (name: string) => ({ id: name.toLowerCase(), name, kind: 'ISSUE' as const })

const answer: Answer = {
  rows: [named('Zoe'), named('Ann')],
  columns: [named('Ports'), named('Borders'), named('Rails')],
  cells: [
    { row: 0, column: 0, counts: counts(4, 2) }, { row: 1, column: 0, counts: counts(1) },
    { row: 1, column: 1, counts: counts(3) }, { row: 0, column: 2, counts: counts(0, 2) },
  ],
}

test.each([
  ['total', 'total', ['Ports', 'Borders', 'Rails'], ['Zoe', 'Ann']],
  ['name', 'name', ['Borders', 'Ports', 'Rails'], ['Ann', 'Zoe']],
  ['ann', 'total', ['Borders', 'Ports', 'Rails'], ['Zoe', 'Ann']],
  ['zoe', 'name', ['Ports', 'Rails', 'Borders'], ['Ann', 'Zoe']],
] as const)('issues by %s and holders by %s', (issues, holders, lines, columns) => {
  const m = read(answer, { issues, holders })
  expect(m.lines.map((l) => l.issue.name)).toEqual(lines)
  expect(m.holders.map((h) => h.name)).toEqual(columns)
  const ports = m.lines.find((l) => l.issue.name === 'Ports')!
  expect(ports.cells[columns.indexOf('Zoe' as never)]!.total).toBe(6)
  expect([ports.total, m.most]).toEqual([7, 4])
})

test('a table has a row for each cell', () => {
  expect(rowsOf(read(answer, { issues: 'total', holders: 'total' })).slice(0, 3)).toEqual([
    ['issue', 'holder', 'demand', 'concession', 'deferral', 'rejection', 'acceptance', 'total'],
    ['Ports', 'Zoe', 4, 0, 0, 2, 0, 6],
    ['Ports', 'Ann', 1, 0, 0, 0, 0, 1],
  ])
})

test('counts in words', () => {
  expect(inWords(counts(1, 2))).toBe('1 demand, 2 rejections')
})

test('CSV quotes what needs it and lets no cell be a formula', () => {
  expect(csv([['a', 'b,c', 'say "no"'], ['two\nlines', '=1+1', -3]])).toBe('a,"b,c","say ""no"""\r\n"two\nlines",\'=1+1,-3\r\n')
})
