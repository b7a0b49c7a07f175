import { address } from '../address'
import { type Page, ask } from '../ask'
import { saveCSV } from '../charts/save'
import { el } from '../dom'
import { card, type Listed } from '../records/card'
import { dropZone } from '../records/drop'
import { askYourself, count, dates, tableButton } from '../parts'
import { go } from '../router'
import { empty, failed } from '../state'
import type { Place, View } from '../view'
import '../style/records.css'

const query = `
  query Records($filter: DocumentFilter, $orderBy: Order, $after: String) {
    documents(filter: $filter, orderBy: $orderBy, first: 50, after: $after) {
      totalCount
      nodes { slug title subject date until place counts { turns stances linkages terms } }
      pageInfo { hasNextPage endCursor }
    }
  }`

interface Answer {
  documents: Page<Listed> & { totalCount: number }
}

/** The records that are loaded: /records?text=…&after=1945&before=1946&order=NEWEST_FIRST */
export const view: View = {
  async show(root, here) {
    const variables = { filter: filterOf(here), orderBy: here.query.get('order') === 'NEWEST_FIRST' ? 'NEWEST_FIRST' : 'OLDEST_FIRST' }
    const first = await ask<Answer>(query, variables)
    const filtered = Object.values(variables.filter).some(Boolean)
    root.append(el('h1', {}, 'Records'), dropZone(root, () => go(location.pathname + location.search)))
    if (first.documents.totalCount === 0 && !filtered) {
      root.querySelector('details')!.open = true
      return root.append(none())
    }
    const shown: Listed[] = []
    const tools = el('span.apart', {}, tableButton(() => saveCSV('records.csv', table(shown))), askYourself(query, variables))
    root.append(form(here, tools), el('p.quiet', { role: 'status' }, count(first.documents.totalCount, 'record')))
    if (first.documents.totalCount === 0) root.append(empty('No record has these words and dates.', el('a', { href: '/records' }, 'Show all records')))
    else root.append(list(first, shown, (after) => ask<Answer>(query, { ...variables, after })))
  },
}

const filterOf = ({ query: q }: Place) => ({ text: q.get('text') || undefined, after: q.get('after') || undefined, before: q.get('before') || undefined })

function none(): HTMLElement {
  return empty('No records are loaded.', 'Load files above, or stop this server, since a store serves one process at a time, and run ', el('code', {}, 'parley load FILE …'), ' and ', el('code', {}, 'parley serve'), ' again.')
}

function form(here: Place, tools: HTMLElement): HTMLFormElement {
  const value = (name: string) => here.query.get(name) ?? ''
  const order = el('select', { name: 'order' }, el('option', { value: '' }, 'Oldest first'), el('option', { value: 'NEWEST_FIRST' }, 'Newest first'))
  order.value = value('order')
  const year = (name: string) => el('input', { name, value: value(name), size: 8, placeholder: '1945-07', pattern: '\\d{4}(-\\d{2}(-\\d{2})?)?', title: 'A year, month or day: 1945, 1945-07 or 1945-07-02' })
  const node: HTMLFormElement = el(
    'form.tools',
    { 'aria-label': 'Which records' },
    el('label', {}, 'Title, place or participant', el('input', { name: 'text', type: 'search', value: value('text') })),
    el('label', {}, 'From', year('after')),
    el('label', {}, 'To', year('before')),
    el('label', {}, 'Order', order),
    el('button', {}, 'Show'),
    tools,
  )
  const apply = (e: Event) => {
    e.preventDefault()
    if (node.reportValidity()) go(address(['records'], Object.fromEntries(new FormData(node)) as Record<string, string>))
  }
  node.addEventListener('submit', apply)
  order.addEventListener('change', apply)
  return node
}

/** The list, page by page; what is shown is kept in `shown`. */
function list(first: Answer, shown: Listed[], next: (after: string | null) => Promise<Answer>): HTMLElement {
  const items = el('ul.plain.records')
  const more = el('button', { type: 'button' }, 'More records')
  let { endCursor } = first.documents.pageInfo
  const add = ({ documents }: Answer) => {
    shown.push(...documents.nodes)
    items.append(...documents.nodes.map((d) => el('li', {}, card(d))))
    endCursor = documents.pageInfo.endCursor
    more.hidden = !documents.pageInfo.hasNextPage
  }
  more.addEventListener('click', () => {
    more.disabled = true
    next(endCursor)
      .then(add, (error: unknown) => {
        const why = failed(error, () => (why.remove(), more.click()))
        more.after(why)
      })
      .finally(() => (more.disabled = false))
  })
  add(first)
  return el('div', {}, items, more)
}

function table(list: Listed[]): (string | number)[][] {
  const rows = list.map((d) => [d.title, d.subject ?? '', dates(d), d.place ?? '', d.counts.turns, d.counts.stances, d.counts.linkages, d.counts.terms, d.slug])
  return [['title', 'subject', 'date', 'place', 'turns', 'stances', 'linkages', 'terms', 'slug'], ...rows]
}
