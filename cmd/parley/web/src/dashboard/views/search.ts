import { address, recordAddress } from '../address'
import { type Page, ask } from '../ask'
import { type Child, el } from '../dom'
import { go } from '../router'
import type { StanceKind } from '../kinds'
import { askYourself, count, dates, entityLink, kindLabel, sign } from '../parts'
import type { Named } from '../record/load'
import { pieces } from '../record/text'
import { empty } from '../state'
import type { View } from '../view'
import '../style/search.css'

const hits = `
  fragment hits on Query {
    search(text: $text, filter: $turns, first: 20, after: $after) {
      totalCount
      nodes { turn { number label document { slug title date until } } snippets { text marks { start end } } }
      pageInfo { hasNextPage endCursor }
    }
  }`

const query = `
  query Search($text: String!, $turns: TurnFilter, $stances: StanceFilter, $after: String) {
    documents(first: 10, filter: {text: $text}) { totalCount nodes { slug title date until place } }
    entities(first: 30, filter: {text: $text}) { totalCount nodes { id name kind } }
    stances(first: 10, filter: $stances) {
      totalCount
      nodes { id kind holder { name } targets { name } quote { text } turn { number } document { slug title } }
    }
    ...hits
  }
${hits}`

const moreQuery = `
  query More($text: String!, $turns: TurnFilter, $after: String) { ...hits }
${hits}`

interface Hit {
  turn: { number: number; label: string; document: { slug: string; title: string; date: string | null; until: string | null } }
  snippets: { text: string; marks: { start: number; end: number }[] }[]
}

type Hits = { search: Page<Hit> & { totalCount: number } }

interface Answer extends Hits {
  documents: { totalCount: number; nodes: { slug: string; title: string; date: string | null; until: string | null; place: string | null }[] }
  entities: { totalCount: number; nodes: Named[] }
  stances: {
    totalCount: number
    nodes: { id: string; kind: StanceKind; holder: { name: string }; targets: { name: string }[]; quote: { text: string }; turn: { number: number }; document: { slug: string; title: string } }[]
  }
}

/** Everything that holds the words of a search: /search?text=…&document=SLUG */
export const view: View = {
  async show(root, here) {
    const text = here.query.get('text')?.trim() ?? ''
    const slug = here.query.get('document') ?? undefined
    root.append(el('h1', {}, text ? `Search: ${text}` : 'Search'), form(text, slug))
    if (!text) return void root.append(empty('What are you looking for?', 'Names, words or places, in any order; case and accents do not matter.'))
    const variables = { text, turns: { document: slug }, stances: { document: slug, text } }
    const found = await ask<Answer>(query, variables)
    root.append(
      el('div.tools', {}, el('p.quiet', {}, tally(found)), el('span.apart', {}, askYourself(query, variables))),
      entities(found),
      documents(found),
      stances(found),
      turns(found, (after) => ask<Hits>(moreQuery, { text, turns: variables.turns, after })),
    )
    if (everythingOf(found) === 0) root.append(empty(`Nothing holds “${text}”.`, 'Try fewer words, another spelling, or the romanisation of the time.'))
  },
}

const everythingOf = (a: Answer) => a.documents.totalCount + a.entities.totalCount + a.stances.totalCount + a.search.totalCount

function tally(a: Answer): string {
  return [count(a.entities.totalCount, 'entity', 'entities'), count(a.documents.totalCount, 'record'), count(a.stances.totalCount, 'stance'), count(a.search.totalCount, 'turn')].join(', ')
}

function form(text: string, slug?: string): HTMLFormElement {
  const input = el('input', { name: 'text', type: 'search', value: text, autocomplete: 'off' })
  const within = slug && el('label', {}, 'Only in', el('select', { name: 'document' }, el('option', { value: slug }, slug), el('option', { value: '' }, 'all records')))
  const submit = (e: Event) => {
    e.preventDefault()
    const chosen = within ? within.querySelector('select')!.value : ''
    go(address(['search'], { text: input.value.trim(), document: chosen }))
  }
  return el('form.tools', { role: 'search', on: { submit } }, el('label.wide', {}, 'Words', input), within || '', el('button', {}, 'Search'))
}

function section(title: string, total: number, ...content: Child[]): Child {
  const id = `found-${title.toLowerCase()}`
  return total > 0 && el('section', { 'aria-labelledby': id }, el('h2', { id }, title, ' ', el('span.quiet.small', {}, total)), ...content)
}

function entities({ entities: { totalCount, nodes } }: Answer): HTMLElement {
  return wrap(section('Entities', totalCount, el('ul.plain.tags', {}, ...nodes.map((e) => el('li', {}, sign(e.kind), ' ', entityLink(e))))))
}

function documents({ documents: { totalCount, nodes } }: Answer): HTMLElement {
  const items = nodes.map((d) => el('li', {}, el('a', { href: recordAddress(d.slug) }, d.title), ' ', el('span.quiet', {}, [dates(d), d.place].filter(Boolean).join(' · '))))
  return wrap(section('Records', totalCount, el('ul.plain', {}, ...items)))
}

function stances({ stances: { totalCount, nodes } }: Answer): HTMLElement {
  const items = nodes.map((s) =>
    el(
      'li.hit',
      {},
      el('p', {}, kindLabel(s.kind), ` of ${s.holder.name} on ${s.targets.map((t) => t.name).join(', ')} · `, el('a', { href: recordAddress(s.document.slug, s.turn.number, s.id) }, `${s.document.title}, turn ${s.turn.number}`)),
      el('blockquote', {}, s.quote.text),
    ),
  )
  return wrap(section('Stances', totalCount, el('ul.plain', {}, ...items)))
}

function turns(first: Hits, next: (after: string | null) => Promise<Hits>): HTMLElement {
  const list = el('ul.plain')
  const more = el('button', { type: 'button' }, 'More turns')
  let { endCursor } = first.search.pageInfo
  const add = ({ search }: Hits) => {
    list.append(...search.nodes.map(hit))
    endCursor = search.pageInfo.endCursor
    more.hidden = !search.pageInfo.hasNextPage
  }
  more.addEventListener('click', () => {
    more.disabled = true
    next(endCursor).then(add).finally(() => (more.disabled = false))
  })
  add(first)
  return wrap(section('Turns', first.search.totalCount, list, more))
}

function hit({ turn, snippets }: Hit): HTMLElement {
  const { document: d, number, label } = turn
  return el(
    'li.hit',
    {},
    el('p', {}, el('a', { href: recordAddress(d.slug, number) }, `${d.title}, turn ${number}`), ' ', el('span.quiet', {}, [label, dates(d)].filter(Boolean).join(' · '))),
    ...snippets.map((s) => el('blockquote', {}, ...pieces(s.text, s.marks).map((p) => (p.covers.length > 0 ? el('mark', {}, p.text) : p.text)))),
  )
}

/** A place for a section, empty where there is none. */
const wrap = (content: Child) => el('div', {}, content)

