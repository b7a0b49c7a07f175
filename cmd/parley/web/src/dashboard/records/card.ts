import { recordAddress } from '../address'
import { type Page, ask, everything } from '../ask'
import { el } from '../dom'
import type { StanceKind } from '../kinds'
import { count, dates, entityLink, joined } from '../parts'
import { strip } from '../record/strip'

export interface Listed {
  slug: string
  title: string
  date: string | null
  until: string | null
  place: string | null
  subject: string | null
  counts: { turns: number; stances: number; linkages: number; terms: number }
}

const query = `
  query Strip($slug: String!, $after: String) {
    document(slug: $slug) {
      stances(first: 500, after: $after) {
        nodes { kind side { name } turn { number } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`

interface Taken {
  kind: StanceKind
  side: { name: string }
  turn: { number: number }
}

/** A record in the list. Its sides and its strip of stances are asked for once it is on the screen. */
export function card(d: Listed): HTMLElement {
  const c = d.counts
  const sides = el('p.sides.small')
  const map = el('div.stances')
  const node = el(
    'article.card',
    {},
    el('h2', {}, el('a', { href: recordAddress(d.slug) }, d.title)),
    d.subject && el('p.subject', {}, d.subject),
    el('p.quiet', {}, [dates(d), d.place].filter(Boolean).join(' · ')),
    sides,
    el('p.small.quiet.counts', {}, [count(c.turns, 'turn'), count(c.stances, 'stance'), count(c.linkages, 'linkage'), count(c.terms, 'term')].join(', ')),
    map,
  )
  once(node, async () => {
    const stances = await everything(async (after) => (await ask<{ document: { stances: Page<Taken> } }>(query, { slug: d.slug, after })).document.stances)
    map.append(strip(stances.map((s) => ({ kind: s.kind, turn: s.turn.number })), c.turns))
    const names = topSides(stances.map((s) => s.side.name))
    if (names.length > 0) sides.append('Sides: ', ...joined(names.map((name) => entityLink({ name }))))
  })
  return node
}

/** The four sides that take the most stances. */
export function topSides(names: readonly string[]): string[] {
  const n = new Map<string, number>()
  for (const name of names) n.set(name, (n.get(name) ?? 0) + 1)
  return [...n.keys()].sort((a, b) => n.get(b)! - n.get(a)!).slice(0, 4)
}

/** Calls back when an element first comes near the screen. */
function once(node: Element, near: () => Promise<void>): void {
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return
      observer.disconnect()
      near().catch(() => node.classList.add('incomplete'))
    },
    { rootMargin: '200px' },
  )
  observer.observe(node)
}
