import { expect, test } from 'vitest'
import { pieces } from './text'

const cut = (text: string, ...stretches: [number, number][]) =>
  pieces(text, stretches.map(([start, end]) => ({ start, end }))).map((p) => [p.text, p.covers.map((s) => `${s.start}-${s.end}`).join(' ')])

test.each([
  ['no stretch', cut('abc'), [['abc', '']]],
  ['nothing', cut(''), []],
  ['the whole', cut('abc', [0, 3]), [['abc', '0-3']]],
  ['one within another', cut('abcdef', [1, 5], [2, 3]), [['a', ''], ['b', '1-5'], ['c', '1-5 2-3'], ['de', '1-5'], ['f', '']]],
  ['two that overlap', cut('abcd', [0, 3], [2, 4]), [['ab', '0-3'], ['c', '0-3 2-4'], ['d', '2-4']]],
  ['behind surrogate pairs', cut('𠮷𠮷 said', [3, 7]), [['𠮷𠮷 ', ''], ['said', '3-7']]],
  ['of one surrogate pair', cut('a𠮷b', [1, 2]), [['a', ''], ['𠮷', '1-2'], ['b', '']]],
  ['a combining accent, counted by itself', cut('e\u0301x', [2, 3]), [['e\u0301', ''], ['x', '2-3']]],
  ['beyond the end', cut('ab', [1, 9]), [['a', ''], ['b', '1-9']]],
])('%s', (_, got, want) => expect(got).toEqual(want))
