import { address } from '../address'
import { saveCSV } from '../charts/save'
import { el } from '../dom'
import { listen } from '../keys'
import { askYourself, tableButton } from '../parts'
import { about } from '../record/about'
import { choice, wanted } from '../record/filter'
import { heading, turns, turnsQuery } from '../record/load'
import { watch } from '../record/minimap'
import { Reader, type Spot } from '../record/reader'
import type { View } from '../view'
import '../style/record.css'

/** A record to read: /record/SLUG, /record/SLUG/turn/133?stance=ID&kind=DEMAND&holder=…&entity=…&sure=0.5 */
export const view: View = {
  async show(root, here) {
    const first = choice(here)
    const [h, list] = await Promise.all([heading(first.slug), turns(first.slug)])
    const r = new Reader(h, list, first)
    const map = el('div.beside', {}, r.map.down)
    r.controls.node.append(tools(r))
    root.append(...about(h), r.controls.node, r.tally, r.map.across, el('div.desk', {}, r.sheet.node, r.details, map))
    root.addEventListener('settled', (e) => {
      const spot = (e as CustomEvent<Spot | undefined>).detail
      if (spot) r.back(spot)
      else r.reveal(true)
    })
    const stops = [watch(r.sheet.node.querySelectorAll<HTMLElement>('.turn'), (a, b) => r.map.frame(a, b)), listen(keys(r))]
    return {
      moved(place) {
        const c = choice(place)
        if (c.slug !== r.choice.slug) return false
        r.apply(c)
        r.reveal(false)
        return true
      },
      where: () => r.where(),
      close: () => stops.forEach((stop) => stop()),
    }
  },
}

function tools(r: Reader): HTMLElement {
  const { slug } = r.heading
  return el(
    'span.apart',
    {},
    el('a.button', { href: address(['search'], { document: slug }) }, 'Search in it'),
    el('a.button', { href: address(['ledger', slug]) }, 'Ledger'),
    tableButton(() => saveCSV(`${slug}-stances.csv`, table(r))),
    askYourself(turnsQuery, { slug, first: 20 }),
  )
}

function keys(r: Reader) {
  const click = (selector: string) => () => r.details.querySelector<HTMLElement>(selector)?.click()
  return {
    j: () => r.step(1),
    k: () => r.step(-1),
    ArrowRight: () => r.hop(1),
    ArrowLeft: () => r.hop(-1),
    l: () => (click('.linkage a.other')(), r.atMark()),
    c: click('button.copy'),
    Escape: () => r.close(),
  }
}

/** The marked stances as a table. */
function table(r: Reader): (string | number)[][] {
  const rows = r.turns.flatMap((t) =>
    t.stances
      .filter((s) => wanted(r.choice, s))
      .map((s) => [t.number, s.kind, s.holder.name, s.side.name, s.targets.map((e) => e.name).join('; '), s.quote.text, s.confidence, String(s.reported), String(s.conditional), s.id]),
  )
  return [['turn', 'kind', 'holder', 'side', 'targets', 'quote', 'confidence', 'reported', 'conditional', 'id'], ...rows]
}
