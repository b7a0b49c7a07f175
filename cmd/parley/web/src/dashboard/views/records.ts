import { ask } from '../ask'
import { el } from '../dom'
import { recordAddress } from '../address'
import type { View } from '../view'

const query = `
  query Records {
    documents(first: 500) { nodes { slug title date } }
  }`

interface Answer {
  documents: { nodes: { slug: string; title: string; date: string | null }[] }
}

/** The records that are loaded. */
export const view: View = {
  async show(root) {
    const { documents } = await ask<Answer>(query)
    root.append(
      el('h1', {}, 'Records'),
      el('ul', {}, documents.nodes.map((d) => el('li', {}, el('a', { href: recordAddress(d.slug) }, d.title), ' ', d.date))),
    )
  },
}
