import { el } from '../dom'
import { count, dates, entityLink } from '../parts'
import type { Heading } from './load'

/** The record's title and what it tells of itself. */
export function about(h: Heading): (Node | string)[] {
  const line = [dates(h), h.hours, h.place].filter(Boolean).join(' · ')
  return [el('h1', {}, h.title), h.subject ? el('p.subject', {}, h.subject) : '', el('p.quiet.dateline', {}, line), el('details.about', {}, el('summary', {}, 'About this record'), el('dl', {}, ...rows(h)))]
}

function rows(h: Heading): Node[] {
  const c = h.counts
  const facts: [string, string | null][] = [
    ['Citation', h.citation],
    ['Summary', h.summary],
    ['Archive', [h.archive, h.collection, h.box && `box ${h.box}`, h.folder && `folder ${h.folder}`].filter(Boolean).join(', ')],
    ['Volume', h.volume],
    ['Classification', h.classification],
    ['Language', h.language],
    ['Contributed by', h.contributor],
    ['Credits', h.credits],
    ['Read from', `${h.source} (${h.format}, ${h.form === 'NARRATED' ? 'narrated: a turn is a paragraph' : 'labelled: a turn is a speaker’s contribution'})`],
    ['Found in it', [count(c.turns, 'turn'), count(c.stances, 'stance'), count(c.linkages, 'linkage'), count(c.terms, 'term')].join(', ')],
  ]
  const out = facts.filter(([, text]) => text).flatMap(([term, text]) => [el('dt', {}, term), el('dd', {}, text)])
  if (h.sourceUrl) out.push(el('dt', {}, 'To be seen at'), el('dd', {}, outside(h.sourceUrl)))
  if (h.participants.length > 0) out.push(el('dt', {}, 'Participants'), el('dd', {}, el('ul.plain', {}, ...h.participants.map(participant))))
  return out
}

function participant(p: Heading['participants'][number]): HTMLElement {
  const rest = [p.role, p.side].filter(Boolean).join(', ')
  return el('li', {}, p.entity ? entityLink({ name: p.entity.name }) : p.name, p.entity && p.entity.name !== p.name && ` (“${p.name}”)`, rest && `, ${rest}`)
}

/** A link out of Parley, followed only when clicked; an address that is none of the web's stays text. */
export function outside(url: string): HTMLElement | string {
  return /^https?:\/\//i.test(url) ? el('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, url) : url
}
