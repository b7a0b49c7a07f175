import { recordAddress } from '../address'
import { el, say } from '../dom'
import { word } from '../kinds'
import { entityLink, joined, kindLabel } from '../parts'
import { citation } from './cite'
import type { Heading, Linkage, Reference, Stance, Turn } from './load'

/** What there is to know of a stance: who, on what, why the coder thinks so, and what it is tied to. */
export function panel(h: Heading, t: Turn, s: Stance): HTMLElement {
  return el(
    'div.details',
    {},
    el('h2', {}, kindLabel(s.kind), el('span.quiet.small', {}, ` turn ${t.number}`)),
    el('blockquote', {}, s.quote.text),
    el('dl', {}, ...holder(s), ...row('On', joined(s.targets.map(entityLink))), ...row('Sure', sure(s)), ...flags(s)),
    ...ties(h.slug, s),
    ...answers(h.slug, 'Answers', s.respondsTo),
    ...answers(h.slug, 'Answered by', s.responses),
    ...because(s),
    el('p', {}, copyButton(h, t, s)),
  )
}

const row = (term: string, ...content: Parameters<typeof el>[2][]) => [el('dt', {}, term), el('dd', {}, ...content)]

function holder({ holder, side }: Stance): Node[] {
  return row('Held by', entityLink(holder), side.id !== holder.id && [' for ', entityLink(side)])
}

function sure({ confidence }: Stance): HTMLElement {
  const percent = `${Math.round(confidence * 100)} %`
  const bar = el('span.bar', { 'aria-hidden': 'true' })
  bar.style.setProperty('--share', String(confidence))
  return el('span', { title: `Of the stances given ${percent}, about ${Math.round(confidence * 100)} in 100 are right.` }, percent, ' ', bar)
}

function flags(s: Stance): Node[] {
  const said = [s.reported && 'reported by the speaker, not the speaker’s own', s.conditional && 'depends on a condition', s.coder !== 'parley' && `coded by ${s.coder}`]
  const flags = said.filter((f) => typeof f === 'string')
  return flags.length > 0 ? row('Note', flags.join('; ')) : []
}

function ties(slug: string, s: Stance): Node[] {
  if (s.linkages.length === 0) return []
  return [el('h3', {}, 'Tied to'), el('ul.plain', {}, ...s.linkages.map((l) => el('li.linkage', {}, tie(slug, s, l))))]
}

function tie(slug: string, s: Stance, l: Linkage): HTMLElement {
  const isFrom = l.fromStance?.id === s.id
  const [there, matter] = isFrom ? [l.toStance, l.to] : [l.fromStance, l.from]
  const says = l.kind === 'EXCHANGE' ? (isFrom ? 'given for' : 'asked in return for') : isFrom ? 'holds only if' : 'is the condition of'
  const turn = there?.turn.number ?? l.turn.number
  return el(
    'span',
    {},
    el('span.quiet', {}, `${word(l.kind)}, ${says} `),
    el('a.other', { href: recordAddress(slug, turn, there?.id) }, there ? `${matter.name}: ${word(there.kind)} of turn ${turn}` : `${matter.name}, turn ${turn}`),
    el('blockquote', {}, l.quote.text),
  )
}

function answers(slug: string, title: string, list: Reference[]): Node[] {
  if (list.length === 0) return []
  const items = list.map((r) => el('li', {}, el('a', { href: recordAddress(slug, r.turn.number, r.id) }, `${word(r.kind)} of ${r.holder.name}, turn ${r.turn.number}`)))
  return [el('h3', {}, title), el('ul.plain', {}, ...items)]
}

function because(s: Stance): Node[] {
  if (s.because.length === 0) return []
  const cues = s.because.map((c) =>
    el('li', {}, c.text && el('q', {}, c.text), el('span.quiet', {}, c.name.replace(/^cue:/, '')), el('span.weight', {}, signed(c.weight))),
  )
  return [el('h3', {}, 'Because of'), el('ul.plain.cues', {}, ...cues)]
}

const signed = (weight: number) => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)}`

function copyButton(h: Heading, t: Turn, s: Stance): HTMLButtonElement {
  const copy = () =>
    write(citation(h, t, s.quote.text, s.id)).then(
      () => say('Copied with its citation.'),
      () => say('The browser does not allow copying here: select the words and copy them.'),
    )
  return el('button.copy', { type: 'button', on: { click: () => void copy() } }, 'Copy with citation')
}

/** Copies text; pages that come unencrypted from another machine have no clipboard to write to. */
async function write(text: string): Promise<void> {
  if (!navigator.clipboard) throw new Error('no clipboard')
  await navigator.clipboard.writeText(text)
}
