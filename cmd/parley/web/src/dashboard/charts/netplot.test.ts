import { describe, expect, test } from 'vitest'
import { settle } from './force'
import { fitting } from './labels'
import { bends, distance } from './ties'

describe('a layout', () => {
  const star = Array.from({ length: 12 }, (_, i) => ({ from: 0, to: i + 1 }))

  test('keeps nodes apart and the same network in the same place', () => {
    const { x, y } = settle(13, star)
    for (let i = 0; i < 13; i++) for (let j = 0; j < i; j++) expect(Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!)).toBeGreaterThan(20)
    expect([...settle(13, star).x]).toEqual([...x])
  })
  test('lays what is tied nearer than what is not', () => {
    const { x, y } = settle(40, [{ from: 3, to: 30 }])
    const apart = (i: number, j: number) => Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!)
    const all = Array.from({ length: 40 }, (_, i) => apart(3, i)).filter((d) => d > 0)
    expect(apart(3, 30)).toBeLessThan(all.reduce((a, b) => a + b) / all.length / 2)
  })
  test('stays finite for a node tied to itself, and for none', () => {
    expect([...settle(1, [{ from: 0, to: 0 }]).x].every(Number.isFinite)).toBe(true)
    expect(settle(0, []).done).toBe(true)
  })
})

test('labels do not lie on each other or on what is there; the first ones win', () => {
  const box = (x: number, y: number) => ({ x, y, width: 100, height: 14 })
  const wanted = [[box(0, 0)], [box(50, 5)], [box(50, 5), box(50, 20)], [box(300, 0)]]
  expect(fitting(wanted, [box(310, 5)])).toEqual([0, -1, 1, -1])
})

test('ties between the same two nodes bend apart, whichever way they point', () => {
  const tie = (from: number, to: number) => ({ from, to, weight: 1, tone: '', directed: true })
  expect(bends([tie(0, 1), tie(2, 3)])).toEqual([0, 0])
  const points = [{ x: 0, y: 0 }, { x: 100, y: 0 }]
  const ties = [tie(0, 1), tie(1, 0)]
  const bend = bends(ties)
  const middle = { x: 50, y: -6 }
  const gaps = ties.map((t, i) => distance(middle, points[t.from]!, points[t.to]!, bend[i]!))
  expect(Math.min(...gaps)).toBeLessThan(1)
  expect(Math.max(...gaps)).toBeGreaterThan(10)
})
