import { recordAddress } from '../address'
import { ask } from '../ask'
import { el } from '../dom'
import { kindLabel } from '../parts'
import { type Evidence, turnOf } from './network'

const shown = 50

/** The words that an edge rests on, each with the way to where it stands. */
export async function evidenceList(evidence: readonly Evidence[]): Promise<HTMLElement> {
  const some = evidence.slice(0, shown)
  const text = await turnTexts(some.filter((e) => e.type === 'Turn').map((e) => e.id))
  const items = some.map((e) => {
    const stance = e.type === 'Stance'
    const where = el('a', { href: recordAddress(e.document.slug, turnOf(e), stance ? e.id : undefined) }, `turn ${turnOf(e)}`)
    const who = e.holder?.name ?? e.speaker?.name
    return el('li', {},
      el('p.small', {}, stance && e.stanceKind ? kindLabel(e.stanceKind) : (e.linkageKind?.toLowerCase() ?? 'named'), who && ` · ${who}`, ' · ', where, e.document.date && ` · ${e.document.date}`),
      el('blockquote', {}, shorten(e.quote?.text ?? text.get(e.id) ?? '')))
  })
  return el('ol.plain.evidence', {}, items, evidence.length > shown && el('li.quiet', {}, `and ${evidence.length - shown} more`))
}

interface Texts {
  nodes: ({ id: string; text?: string } | null)[]
}

async function turnTexts(ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { nodes } = await ask<Texts>('query TurnTexts($ids: [ID!]!) { nodes(ids: $ids) { id ... on Turn { text } } }', { ids })
  return new Map(nodes.flatMap((node) => (node?.text === undefined ? [] : [[node.id, node.text] as const])))
}

/** Of a long turn its beginning; the link leads to the whole. */
function shorten(text: string): string {
  const letters = [...text]
  return letters.length > 280 ? letters.slice(0, 270).join('').trimEnd() + ' …' : text
}
