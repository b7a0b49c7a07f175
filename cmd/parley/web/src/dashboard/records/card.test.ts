import { expect, test } from 'vitest'
import { topSides } from './card'

test('the sides with the most stances come first, four at most, in order of appearance where equal', () => {
  expect(topSides([])).toEqual([])
  expect(topSides(['a', 'b', 'b', 'c', 'd', 'e', 'd'])).toEqual(['b', 'd', 'a', 'c'])
})
