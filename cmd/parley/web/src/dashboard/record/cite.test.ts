import { expect, test, vi } from 'vitest'
import { citation } from './cite'

vi.stubGlobal('location', { origin: 'http://parley' })
const h = { slug: 'a-b', title: 'A meeting', date: '1945-07-02', citation: null }

test('of a record with a citation, and a page', () => {
  expect(citation({ ...h, citation: '"A meeting", box 6.' }, { number: 3, label: 'Soong', page: '12' }, ' No. ', 'x')).toBe(
    '“No.”\n— Soong, turn 3, p. 12. "A meeting", box 6.\nhttp://parley/record/a-b/turn/3?stance=x',
  )
})

test('of a record without one, narrated', () => {
  expect(citation(h, { number: 3, label: '', page: null }, 'No.')).toBe('“No.”\n— turn 3. “A meeting”, 1945-07-02.\nhttp://parley/record/a-b/turn/3')
})
