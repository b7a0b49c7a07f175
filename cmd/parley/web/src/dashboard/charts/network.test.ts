import { describe, expect, test } from 'vitest'
import { type Choice, type Edge, type Evidence, around, chosen, moments, rowsOf, weights } from './network'

const at = (slug: string, date: string, turn: number): Evidence => ({ id: `${slug} ${turn}`, type: 'Stance', turn: { number: turn }, document: { slug, date } })
const edge = (from: string, to: string, evidence: Evidence[], weight = evidence.length): Edge => ({ kind: 'STANCE', weight, from: { id: from }, to: { id: to }, evidence })

const one = edge('a', 'b', [at('x', '1900', 3), at('x', '1900', 9)], 12)
const two = edge('b', 'c', [at('y', '1901', 5)])
const part: Edge = { kind: 'PART_OF', weight: 1, from: { id: 'a' }, to: { id: 'c' }, evidence: [] }
const edges = [one, two, part]

describe('moments', () => {
  test('of one record are its turns', () => expect(moments(edges, 'x')).toEqual({ by: 'turn', values: [3, 9] }))
  test('of several are their dates', () => expect(moments(edges, '')).toEqual({ by: 'date', values: ['1900', '1901'] }))
  test('of none are none', () => expect(moments([part], '')).toEqual({ by: 'turn', values: [] }))
})

describe('weights', () => {
  const all: Choice = { record: '', moments: moments(edges, ''), from: 0, until: 1, least: 1 }

  test('of everything are those of the API', () => expect(weights(edges, all)).toEqual([12, 1, 1]))
  test('within a time are what lies there', () => expect(weights(edges, { ...all, until: 0 })).toEqual([2, 0, 1]))
  test('a time told from its end is the same', () => expect(weights(edges, { ...all, from: 1, until: 0 })).toEqual([12, 1, 1]))
  test('of a record and its turns', () => {
    const choice = { ...all, record: 'x', moments: moments(edges, 'x'), from: 1, until: 1 }
    expect(weights(edges, choice)).toEqual([1, 0, 1])
    expect(chosen(one, choice).map((e) => e.turn!.number)).toEqual([9])
  })
  test('light ties go', () => expect(weights(edges, { ...all, least: 2 })).toEqual([12, 0, 1]))
})

test('around one node are its own ties', () => {
  const nodes = ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase(), kind: 'PORT' as const }))
  expect(around({ nodes, edges }, 'b').edges).toEqual([one, two])
  expect(rowsOf({ nodes, edges }, [2, 0, 1])).toEqual([['from', 'tie', 'to', 'weight'], ['A', 'stance', 'B', 2], ['A', 'part_of', 'C', 1]])
})
