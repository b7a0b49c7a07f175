import { describe, expect, test } from 'vitest'
import { type Edge, around, bounds, datesOf, rowsOf, stretch, turnsOf, weights, within } from './network'

const edge = (from: string, to: string, turns: number[], weight = turns.length): Edge => ({ kind: 'STANCE', weight, from: { id: from }, to: { id: to }, evidence: turns.map((number) => ({ turn: { number } })) })

const one = edge('a', 'b', [9, 3], 12)
const two = edge('b', 'c', [5])
const part: Edge = { kind: 'PART_OF', weight: 1, from: { id: 'a' }, to: { id: 'c' }, evidence: [] }
const edges = [one, two, part]

const turns = turnsOf(edges)
const dates = datesOf([{ date: '1945-07-02' }, { date: null }, { date: '1945-06-30' }, { date: '1946-01-01' }, { date: '1945-07-02' }])

test('moments are each there once and in order', () => {
  expect(turns).toEqual({ by: 'turn', values: [3, 5, 9] })
  expect(dates).toEqual({ by: 'date', values: ['1945-06-30', '1945-07-02', '1946-01-01'] })
  expect(turnsOf([part])).toEqual({ by: 'turn', values: [] })
})

describe('a stretch', () => {
  const cases: [string, ReturnType<typeof stretch>, ReturnType<typeof bounds>][] = [
    ['of everything has no bounds', stretch(dates), [undefined, undefined]],
    ['may begin at a day', stretch(dates, '1945-07-02'), ['1945-07-02', undefined]],
    ['may begin between two', stretch(dates, '1945-07-01'), ['1945-07-02', undefined]],
    ['may end with a month or a year', stretch(dates, '', '1945'), [undefined, '1945-07-02']],
    ['may be of turns', stretch(turns, '4', '6'), [5, 5]],
    ['may be told from its end', { ...stretch(turns), from: 2, until: 1 }, [5, undefined]],
    ['behind all is the last', stretch(turns, '100'), [9, undefined]],
    ['before all is the first', stretch(turns, '', '1'), [undefined, 3]],
    ['of nothing has no bounds', stretch(turnsOf([])), [undefined, undefined]],
  ]
  test.each(cases)('%s', (_, s, want) => expect(bounds(s)).toEqual(want))
})

test('within turns is what stands there, ends included', () => {
  expect(within(one.evidence, [3, 5])).toEqual([{ turn: { number: 3 } }])
  expect(within(one.evidence, [undefined, undefined])).toEqual(one.evidence)
})

test('light ties go; what rests on no words stays', () => expect(weights(edges, (e) => e.weight, 2)).toEqual([12, 0, 1]))

test('around one node are its own ties', () => {
  const nodes = ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase(), kind: 'PORT' as const }))
  expect(around({ nodes, edges }, 'b').edges).toEqual([one, two])
  expect(rowsOf({ nodes, edges }, [2, 0, 1])).toEqual([['from', 'tie', 'to', 'weight'], ['A', 'stance', 'B', 2], ['A', 'part_of', 'C', 1]])
})
