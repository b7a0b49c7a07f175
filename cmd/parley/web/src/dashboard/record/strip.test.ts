import { expect, test } from 'vitest'
import { inWords } from './strip'

test.each([
  [[], 'No stances'],
  [[{ kind: 'DEMAND', turn: 1 }], 'Stances over the record: 1 demand'],
  [[{ kind: 'REJECTION', turn: 9 }, { kind: 'DEMAND', turn: 1 }, { kind: 'REJECTION', turn: 2 }], 'Stances over the record: 1 demand, 2 rejections'],
] as const)('%j in words', (ticks, want) => expect(inWords(ticks)).toBe(want))
