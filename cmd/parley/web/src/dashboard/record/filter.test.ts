import { expect, test } from 'vitest'
import { place } from '../address'
import { choice, choiceAddress, wanted } from './filter'
import type { Named, Stance } from './load'

const of = (href: string) => choice(place(new URL(href, 'http://parley')))

test.each([
  '/record/a',
  '/record/a/turn/133',
  '/record/a%20b/turn/133?stance=x',
  '/record/a?kind=DEMAND&kind=REJECTION&holder=T.V.+Soong&entity=Outer+Mongolia&sure=0.5',
])('%s keeps what it says', (href) => expect(choiceAddress(of(href))).toBe(href))

test.each([
  ['/record/a/turn/0', '/record/a'],
  ['/record/a/turn/x?kind=WISH&sure=9', '/record/a'],
])('%s is read as %s', (href, want) => expect(choiceAddress(of(href))).toBe(want))

const named = (name: string): Named => ({ id: name, name, kind: 'PERSON' })
const stance: Stance = {
  id: 's', kind: 'DEMAND', reported: false, conditional: false, confidence: 0.6, coder: 'parley',
  quote: { text: '', start: 0, end: 0 }, holder: named('Stalin'), side: named('Soviet Union'), targets: [named('Dairen')],
  because: [], linkages: [], respondsTo: [], responses: [],
}

test.each([
  ['', true],
  ['?kind=DEMAND', true],
  ['?kind=REJECTION', false],
  ['?holder=Stalin', true],
  ['?holder=Soviet+Union', true],
  ['?holder=Soong', false],
  ['?entity=Dairen', true],
  ['?entity=Port+Arthur', false],
  ['?sure=0.6', true],
  ['?sure=0.7', false],
])('a demand of Stalin on Dairen and %s', (query, want) => expect(wanted(of('/record/a' + query), stance)).toBe(want))
