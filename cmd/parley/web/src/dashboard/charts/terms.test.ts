import { describe, expect, test } from 'vitest'
import { type Term, amount, bargains, gaps, lead, steps, tail, timeline } from './terms'

let next = 0

/** A term told as "side turn min-max", with ? behind it if it is only recalled and @slug for another record. */
function term(told: string): Term {
  const [, side, turn, min, max, recalled, slug] = told.match(/^(\w+) (\d+) (\d+)(?:-(\d+))?(\?)?(?:@(\w+))?$/)!
  return {
    id: String(next++), min: Number(min), max: Number(max ?? min), unit: 'years', status: recalled ? 'RECALLED' : 'PROPOSED',
    subject: { id: 's', name: 'Harbour', kind: 'PORT' }, holder: { id: side!, name: side! }, side: { id: side!, name: side! },
    turn: { number: Number(turn) }, document: { slug: slug ?? 'one', title: 'One', date: slug ? `1900-${slug}` : null }, quote: { text: '', prefix: '', suffix: '' },
  }
}

describe('gaps', () => {
  const told = (terms: string[]) =>
    gaps(terms.map(term)).map((g) => `${g.from.turn.number}–${g.to?.turn.number ?? ''} ${g.sides.join('/')} ${g.low}–${g.high}${g.recalled ? '?' : ''}`)

  test.each([
    ['of one side there are none', ['A 1 10', 'A 2 20'], []],
    ['two numbers', ['A 1 10', 'B 3 25'], ['3– A/B 10–25']],
    ['ranges that meet leave none', ['A 1 10-20', 'B 3 20-25'], []],
    ['ranges that do not meet', ['A 1 10-15', 'B 3 20-25'], ['3– A/B 15–20']],
    ['it narrows and closes', ['A 1 10', 'B 3 40', 'A 5 20', 'B 7 20'], ['3–5 A/B 10–40', '5–7 A/B 20–40']],
    ['a recalled term counts as long as nothing is put forward', ['A 1 10', 'B 3 60?', 'B 5 30', 'B 7 90?'], ['3–5 A/B 10–60?', '5–7 A/B 10–30', '7– A/B 10–30']],
    ['one turn is one moment', ['A 1 10', 'B 3 60', 'B 3 30'], ['3– A/B 10–30']],
    ['what was said in one record does not stand in the next', ['A 1 10@one', 'B 2 60@one', 'B 1 90@two'], ['2– A/B 10–60']],
    ['of three sides the farthest apart', ['A 1 10', 'B 2 20', 'C 3 40'], ['2–3 A/B 10–20', '3– A/C 10–40']],
  ])('%s', (_, terms, want) => expect(told(terms)).toEqual(want))
})

test('bargains are of one matter and one unit, the longest first', () => {
  const list = [term('A 1 1'), { ...term('A 2 2'), unit: 'percent' }, term('A 3 3')]
  expect(bargains(list).map((b) => `${b.unit} ${b.terms.length}`)).toEqual(['years 2', 'percent 1'])
})

describe('timeline', () => {
  test('of one record has its turns', () => {
    const terms = [term('A 10 1'), term('A 40 1')]
    const line = timeline(terms)
    expect(line.at(terms[0]!)).toBeLessThan(line.at(terms[1]!))
    expect(line.ticks.map((t) => t.label)).toContain('turn 20')
    expect(line.borders).toEqual([])
  })
  test('of several has each beside the other', () => {
    const terms = [term('A 90 1@one'), term('A 5 1@two')]
    const line = timeline(terms)
    expect(line.at(terms[0]!)).toBeLessThan(0.5)
    expect(line.at(terms[1]!)).toBeGreaterThan(0.5)
    expect(line.borders).toEqual([0.5])
    expect(line.ticks.map((t) => t.label)).toEqual(['1900-one', '1900-two'])
  })
})

test.each([
  [0, 25, [0, 5, 10, 15, 20, 25]],
  [1945, 1945, [1945]],
  [0.1, 0.35, [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]],
])('steps from %d to %d', (low, high, want) => {
  expect(steps(low, high, 5)).toEqual(want)
})

test('amounts in words', () => {
  expect([amount(term('A 1 25')), amount(term('A 1 10-15'))]).toEqual(['25 years', '10–15 years'])
})

test('a quote stands among whole words', () => {
  expect(lead('horter for railway. And find an average ')).toBe('… for railway. And find an average ')
  expect(lead('We find ')).toBe('We find ')
  expect(tail('. Which do you prefer? (He laughs) Stali')).toBe('. Which do you prefer? (He laughs) …')
  expect(tail(' too short.')).toBe(' too short.')
})
