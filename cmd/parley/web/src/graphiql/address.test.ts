import { expect, test } from 'vitest'
import { handed } from './address'

test.each([
  ['', undefined],
  ['?variables=%7B%7D', undefined],
  ['?query=%7B+a+%7D', { query: '{ a }' }],
  ['?query=%7Ba%7D&variables=%7B%22n%22%3A1%7D', { query: '{a}', variables: '{"n":1}' }],
])('what %s hands over', (search, want) => expect(handed(search)).toEqual(want))
