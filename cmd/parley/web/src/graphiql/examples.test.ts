import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { fetchExamples, tabText } from './examples'

describe('tabText', () => {
  test.each([
    ['Who spoke?', '{ turns { id } }', '# Who spoke?\nquery Who_spoke { turns { id } }\n'],
    ["Stalin's aims", '\n{ a }\n', "# Stalin's aims\nquery Stalins_aims { a }\n"],
    ['Où est Lüshunkou ?', '{ a }', '# Où est Lüshunkou ?\nquery Ou_est_Lushunkou { a }\n'],
    ['25 or 99 years?', '{ a }', '# 25 or 99 years?\nquery Question_25_or_99_years { a }\n'],
    ['Who asked?', '# Who asked?\n{ a }\n', '# Who asked?\nquery Who_asked { a }\n'],
    ['Already named', 'query Own($n: Int) { a(n: $n) }', '# Already named\nquery Own($n: Int) { a(n: $n) }\n'],
  ])('of %s', (title, query, want) => {
    const text = tabText({ title, query })
    expect(text).toBe(want)
    expect(() => parse(text)).not.toThrow()
  })
})

describe('fetchExamples', () => {
  const example = { title: 'Who spoke?', query: '{ turns { id } }' }
  const answer = (body: string, status: number) => () => Promise.resolve(new Response(body, { status }))

  test('reads what the server tells', async () => {
    expect(await fetchExamples(answer(JSON.stringify([example]), 200))).toEqual([example])
  })
  test('goes on without examples', async () => {
    expect(await fetchExamples(answer('not found', 404))).toEqual([])
    expect(await fetchExamples(() => Promise.reject(new TypeError('offline')))).toEqual([])
  })
})
