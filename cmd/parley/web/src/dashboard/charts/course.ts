import { recordAddress } from '../address'
import { el } from '../dom'
import { type StanceKind, kindClass, word } from '../kinds'
import { count, entityLink, kindLabel } from '../parts'
import type { Named } from './matrix'

interface Answered {
  id: string
  kind: StanceKind
  holder: { name: string }
  turn: { number: number }
  document: { slug: string }
  quote: { text: string }
}

interface Stance extends Answered {
  document: { slug: string; title: string; date: string | null }
  reported: boolean
  conditional: boolean
  respondsTo: Answered[]
}

/** A holder's stances on one matter in order, and where they moved. */
export interface Position {
  holder: Named
  target: Named
  total: number
  stances: Stance[]
  moves: { from: { id: string }; to: { id: string } }[]
}

export const positionFields = `
      holder { id name kind }
      target { id name kind }
      total
      stances {
        id kind reported conditional
        holder { name } turn { number } document { slug title date } quote { text }
        respondsTo { id kind holder { name } turn { number } document { slug } quote { text } }
      }
      moves { from { id } to { id } }`

/** The course of one position: its stances in order with their words, and between them the moves. */
export function course(position: Position): HTMLElement {
  const { holder, target, total, stances, moves } = position
  const moved = new Map(moves.map((move) => [move.to.id, move.from.id]))
  const byId = new Map(stances.map((s) => [s.id, s]))
  const several = new Set(stances.map((s) => s.document.slug)).size > 1
  const items = stances.flatMap((s, i) => {
    const from = byId.get(moved.get(s.id) ?? '')
    const record = several && s.document.slug !== stances[i - 1]?.document.slug
    return [record && el('li.record', {}, s.document.title, s.document.date && ` · ${s.document.date}`), from && moveItem(from, s), stanceItem(s)].filter((item) => item !== false && item !== undefined)
  })
  return el('section.course', {},
    el('h3', {}, entityLink(holder), ' on ', entityLink(target)),
    el('p.quiet.small', {}, `${count(total, 'stance')}, ${count(moves.length, 'move')}${total > stances.length ? `; the first ${stances.length} are shown` : ''}`),
    el('ol.plain', {}, items))
}

function stanceItem(s: Stance): HTMLLIElement {
  const how = [s.conditional && 'on a condition', s.reported && 'as reported by another'].filter(Boolean).join(', ')
  return el('li.stance', { class: kindClass(s.kind) },
    el('p.small', {}, kindLabel(s.kind), how && ` (${how})`, ' · ', el('a', { href: recordAddress(s.document.slug, s.turn.number, s.id) }, `turn ${s.turn.number}`)),
    el('blockquote', {}, s.quote.text))
}

/** That a position moved, from what to what, and what it answered when it did. */
function moveItem(from: Stance, to: Stance): HTMLLIElement {
  const [answered] = to.respondsTo
  return el('li.move', { class: kindClass(to.kind) },
    el('p', {}, el('strong', {}, `From ${word(from.kind)} to ${word(to.kind)}`), answered && `, in answer to the ${word(answered.kind)} of ${answered.holder.name}, `, answered && el('a', { href: recordAddress(answered.document.slug, answered.turn.number, answered.id) }, `turn ${answered.turn.number}`)),
    answered && el('blockquote', {}, answered.quote.text))
}
