import { expect, test } from 'vitest'
import { address, entityAddress, graphiqlAddress, place, recordAddress } from './address'

test.each([
  [recordAddress('1945-07-02-soong-stalin'), '/record/1945-07-02-soong-stalin'],
  [recordAddress('a b', 133, 'x-1'), '/record/a%20b/turn/133?stance=x-1'],
  [entityAddress('CCP/KMT <b>?'), '/entity/CCP%2FKMT%20%3Cb%3E%3F'],
  [address(['record', 'x'], { kind: ['DEMAND', 'REJECTION'], holder: undefined, text: '' }), '/record/x?kind=DEMAND&kind=REJECTION'],
])('%s', (got, want) => expect(got).toBe(want))

test.each([
  ['/', 'records', []],
  ['/records', 'records', []],
  ['/record/a%20b/turn/133?kind=DEMAND', 'record', ['a b', 'turn', '133']],
  ['/entity/CCP%2FKMT', 'entity', ['CCP/KMT']],
  ['/entity/100%', 'entity', ['100%']],
])('the place of %s', (href, view, path) => {
  const got = place(new URL(href, 'http://parley'))
  expect([got.view, got.path]).toEqual([view, path])
  expect(got.query.toString()).toBe(new URL(href, 'http://parley').searchParams.toString())
})

test('a query is handed to GraphiQL without its indentation', () => {
  const got = new URL(graphiqlAddress('\n    query A($n: Int) {\n      a(n: $n)\n    }', { n: 1 }), 'http://parley')
  expect(got.searchParams.get('query')).toBe('query A($n: Int) {\n  a(n: $n)\n}')
  expect(JSON.parse(got.searchParams.get('variables')!)).toEqual({ n: 1 })
})
