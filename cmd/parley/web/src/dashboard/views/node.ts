import { entityAddress, recordAddress } from '../address'
import { ask } from '../ask'
import { el } from '../dom'
import { go } from '../router'
import { empty } from '../state'
import type { View } from '../view'

const query = `
  query Where($id: ID!) {
    node(id: $id) {
      __typename
      ... on Document { slug }
      ... on Entity { id }
      ... on Turn { number document { slug } }
      ... on Stance { id turn { number } document { slug } }
      ... on Linkage { fromStance { id } toStance { id } turn { number } document { slug } }
      ... on Term { turn { number } document { slug } }
    }
  }`

interface Found {
  __typename: string
  id?: string
  slug?: string
  number?: number
  turn?: { number: number }
  document?: { slug: string }
  fromStance?: { id: string } | null
  toStance?: { id: string } | null
}

/** /node/ID leads on to where the node with this id is shown. */
export const view: View = {
  async show(root, here) {
    const { node } = await ask<{ node: Found | null }>(query, { id: here.path[0] ?? '' })
    const to = node && addressOf(node)
    if (to) return go(to, true)
    root.append(el('h1', {}, 'Nothing has this id'), empty('No node of the graph has the id of this address.', el('a', { href: '/records' }, 'All records')))
  },
}

function addressOf(n: Found): string | undefined {
  if (n.__typename === 'Document') return recordAddress(n.slug!)
  if (n.__typename === 'Entity') return entityAddress(n.id!)
  if (!n.document) return undefined
  const stance = n.__typename === 'Stance' ? n.id : (n.fromStance ?? n.toStance)?.id
  return recordAddress(n.document.slug, n.number ?? n.turn?.number, stance)
}
