import { address, nodeAddress, recordAddress } from '../../dashboard/address'
import { ask } from '../../dashboard/ask'
import type { Thing } from './answer'

/**
 * Where the dashboard shows a thing of an answer that selected neither its id nor its record: found by
 * its words, or by its turn if but one record is loaded. Failing that, a search for its words.
 */
export async function locate({ type, words, place, href }: Thing): Promise<string | undefined> {
  if (href) return href
  if (type === 'Stance' && words) return (await stance(words, place.turn)) ?? search(words)
  if (place.turn) return (await onlyRecord(Number(place.turn))) ?? (words && search(words))
  return words && search(words)
}

const search = (words: string) => address(['search'], { text: words })

interface Found {
  stances: { nodes: { id: string; quote: { text: string }; turn: { number: number } }[] }
}

const byWords = `query ByWords($text: String!) {
  stances(filter: {text: $text}, first: 50) { nodes { id quote { text } turn { number } } }
}`

async function stance(words: string, turn: string | undefined): Promise<string | undefined> {
  const { stances } = await ask<Found>(byWords, { text: words })
  const same = stances.nodes.filter((s) => s.quote.text === words && (turn === undefined || String(s.turn.number) === turn))
  return same.length === 1 ? nodeAddress(same[0]!.id) : undefined
}

async function onlyRecord(turn: number): Promise<string | undefined> {
  const { documents } = await ask<{ documents: { nodes: { slug: string }[] } }>('{ documents(first: 2) { nodes { slug } } }')
  return documents.nodes.length === 1 ? recordAddress(documents.nodes[0]!.slug, turn) : undefined
}
