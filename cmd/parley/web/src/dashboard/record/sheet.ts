import { entityAddress, recordAddress } from '../address'
import { type Child, el } from '../dom'
import { sign } from '../parts'
import { entitySign, kindClass, word } from '../kinds'
import type { Named, Stance, Turn } from './load'
import { pieces } from './text'

/** The record's text on the page, turn by turn. */
export interface Sheet {
  node: HTMLElement
  /** Shows the marks of some stances, and stresses the mentions of one entity. */
  show(wanted: (s: Stance) => boolean, entity?: string): void
  /** Lights up the words of one stance, or of none. */
  light(id?: string): void
  /** The mark of a stance in the margin. */
  mark(id: string): HTMLElement | undefined
  /** The element of a turn, by number. */
  turn(number: number): HTMLElement | undefined
}

/** The elements that belong to a stance. */
interface Marks {
  stance: Stance
  mark: HTMLElement
  words: HTMLElement[]
}

type Cover = { start: number; end: number; entity?: Named; stance?: Stance }

export function sheet(slug: string, turns: readonly Turn[]): Sheet {
  const marks = new Map<string, Marks>()
  const elements = new Map(turns.map((t) => [t.number, article(slug, t, marks)]))
  const node = el('div.sheet', {}, ...elements.values())
  return {
    node,
    mark: (id) => marks.get(id)?.mark,
    turn: (number) => elements.get(number),
    show(wanted, entity) {
      for (const m of marks.values()) showMark(m, wanted(m.stance))
      for (const a of node.querySelectorAll<HTMLElement>('.mention')) a.classList.toggle('sought', a.dataset.entity === entity)
    },
    light(id) {
      for (const lit of node.querySelectorAll<HTMLElement>('.lit')) unlight(lit)
      const m = id === undefined ? undefined : marks.get(id)
      m?.mark.classList.add('lit')
      for (const w of m?.words ?? []) {
        w.classList.remove(w.dataset.kind!)
        w.classList.add('lit', kindClass(m!.stance.kind))
      }
    },
  }
}

function unlight(lit: HTMLElement): void {
  lit.classList.remove('lit')
  if (!lit.dataset.kind) return
  lit.className = 'quoted'
  lit.classList.add(lit.dataset.kind)
}

function showMark({ mark, words }: Marks, shown: boolean): void {
  mark.parentElement!.hidden = !shown
  for (const w of words) w.classList.toggle('unwanted', !shown)
}

function article(slug: string, t: Turn, marks: Map<string, Marks>): HTMLElement {
  const id = `turn-${t.number}`
  const stances = t.stances.map((s) => {
    const m = { stance: s, mark: mark(slug, t, s), words: [] }
    marks.set(s.id, m)
    return el('li', {}, m.mark)
  })
  return el(
    'article.turn',
    { id, tabindex: -1, 'data-turn': t.number, 'aria-labelledby': `${id}-who` },
    el('h2.who', { id: `${id}-who` }, el('a.number', { href: recordAddress(slug, t.number), 'aria-label': `Turn ${t.number}` }, t.number), ' ', speaker(t)),
    el('div.text.words', {}, ...words(t, marks)),
    stances.length > 0 && el('ul.marks', { 'aria-label': `Stances of turn ${t.number}` }, ...stances),
  )
}

const speaker = (t: Turn): Child => (t.speaker ? el('a.speaker', { href: entityAddress(t.speaker.name), title: t.speaker.name }, t.label || t.speaker.name) : t.label)

function mark(slug: string, t: Turn, s: Stance): HTMLElement {
  const about = `${word(s.kind)} of ${s.holder.name} on ${s.targets.map((e) => e.name).join(', ')}: ${s.quote.text}`
  return el(
    'a.mark',
    { class: kindClass(s.kind), href: recordAddress(slug, t.number, s.id), 'data-stance': s.id, 'aria-label': about },
    sign(s.kind),
    ' ',
    word(s.kind),
    s.linkages.length > 0 && el('span.tied', { title: 'tied to another matter' }, ' ⇄'),
  )
}

function words(t: Turn, marks: Map<string, Marks>): Node[] {
  const covers: Cover[] = [
    ...t.mentions.map((m) => ({ start: m.quote.start, end: m.quote.end, entity: m.entity })),
    ...t.stances.map((s) => ({ start: s.quote.start, end: s.quote.end, stance: s })),
  ]
  return pieces(t.text, covers).map((p) => {
    const mention = p.covers.find((c) => c.entity)
    const named = mention ? nameIn(p.text, mention.entity!) : document.createTextNode(p.text)
    const stances = p.covers.flatMap((c) => c.stance ?? [])
    return stances.length > 0 ? quoted(named, stances, marks) : named
  })
}

function nameIn(text: string, e: Named): HTMLElement {
  return el('a.mention', { class: kindClass(e.kind), href: entityAddress(e.name), 'data-entity': e.name, 'data-sign': entitySign[e.kind], title: `${word(e.kind)}: ${e.name}` }, text)
}

function quoted(content: Node, stances: Stance[], marks: Map<string, Marks>): HTMLElement {
  const [first] = stances
  const kind = kindClass(first!.kind)
  const span = el('span.quoted', { class: kind, 'data-kind': kind, 'data-stance': first!.id }, content)
  for (const s of stances) marks.get(s.id)!.words.push(span)
  return span
}

