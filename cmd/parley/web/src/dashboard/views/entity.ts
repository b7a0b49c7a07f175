import { address } from '../address'
import { ask } from '../ask'
import { saveCSV } from '../charts/save'
import { type Child, el } from '../dom'
import { type Answer, type About, query } from '../entity/load'
import { globe } from '../entity/globe'
import { history } from '../entity/history'
import { word } from '../kinds'
import { askYourself, count, entityLink, kindLabel, sign, tableButton } from '../parts'
import { outside } from '../record/about'
import { empty } from '../state'
import type { View } from '../view'
import '../style/entity.css'

/** One entity, by any of its names or its id: /entity/Outer%20Mongolia */
export const view: View = {
  async show(root, { path: [name = ''] }) {
    const { entity: e } = await ask<Answer>(query, { name })
    const { counts: c } = e
    root.append(
      el('h1', {}, e.name),
      el('p.quiet', {}, kindLabel(e.kind), ` · ${count(c.mentions, 'mention')} in ${count(c.documents, 'record')} · ${count(c.targeted, 'stance')} about it, ${c.held} held by it`),
      el('div.tools', {}, el('a.button', { href: address(['search'], { text: e.name }) }, 'Where it is named'), tableButton(() => saveCSV(`${e.name}.csv`, table(e))), askYourself(query, { name })),
      el('div.entity', {}, el('div', {}, ...positions(e)), el('div.facts', {}, ...facts(e), ...neighbours(e))),
    )
  },
}

function positions(e: About): Node[] {
  const about = history('Stances about it', e.about, 'side')
  const held = history('Stances held by it or for it', e.held, 'target')
  if (about || held) return [about, held].filter((n) => n !== undefined)
  return [empty('Nobody takes a stance on it, and it holds none.', el('a', { href: address(['search'], { text: e.name }) }, 'Read where it is named'))]
}

function facts(e: About): Node[] {
  const rows: [string, Child][] = [
    ['Also', e.aliases.join(', ')],
    ['Speaks for', e.represents && entityLink(e.represents)],
    ['Part of', e.partOf && entityLink(e.partOf)],
    ['Known as', e.sameAs.length > 0 && el('ul.plain', {}, ...e.sameAs.map((a) => el('li', {}, a.url ? named(a.url, `${a.scheme} ${a.id}`) : `${a.scheme} ${a.id}`)))],
    ['Lies at', e.coordinates && [position(e.coordinates), globe(e.coordinates)]],
  ]
  const given = rows.filter(([, content]) => content)
  if (given.length === 0) return []
  return [el('h2', {}, 'What it is'), el('dl', {}, ...given.flatMap(([term, content]) => [el('dt', {}, term), el('dd', {}, content)]))]
}

/** A link out of Parley with words of its own. */
function named(url: string, text: string): Child {
  const link = outside(url)
  if (typeof link === 'string') return text
  link.textContent = text
  return link
}

function position({ latitude, longitude }: { latitude: number; longitude: number }): string {
  const degrees = (n: number, [plus, minus]: [string, string]) => `${Math.abs(n).toFixed(2)}° ${n < 0 ? minus : plus}`
  return `${degrees(latitude, ['N', 'S'])}, ${degrees(longitude, ['E', 'W'])}`
}

function neighbours(e: About): Node[] {
  if (e.neighbours.length === 0) return []
  const items = e.neighbours.map((n) => el('li', {}, sign(n.entity.kind), ' ', entityLink(n.entity), ' ', el('span.quiet.small', {}, [...new Set(n.edges.map((x) => word(x.kind)))].join(', '), ' ', el('span.number', {}, n.weight))))
  return [el('h2', {}, 'Tied to'), el('ul.plain.neighbours', {}, ...items)]
}

function table(e: About): (string | number)[][] {
  const rows = [...e.about.nodes, ...e.held.nodes].map((s) => [s.document.date ?? '', s.document.title, s.turn.number, s.kind, s.holder.name, s.side.name, s.targets.map((t) => t.name).join('; '), s.quote.text, s.confidence])
  return [['date', 'record', 'turn', 'kind', 'holder', 'side', 'targets', 'quote', 'confidence'], ...rows]
}
