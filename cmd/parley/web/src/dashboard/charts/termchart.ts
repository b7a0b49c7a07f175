import { svg } from '../dom'
import { fitting } from './labels'
import { type Bargain, type Term, amount, gaps, range, steps, timeline } from './terms'

const height = 300
const margin = { left: 52, right: 16, top: 30, bottom: 30 }

/** Where a chart puts things, px. */
interface Scale {
  x(term: Term): number
  share(x: number): number
  y(value: number): number
  /** Where the record of a term ends. */
  end(term: Term): number
  right: number
}

/** The trajectory of a bargain: a mark for each stated term, hollow where it is only recalled, and the gap between the sides. */
export function termChart({ subject, unit, terms }: Bargain, sides: readonly string[], width: number, open: (term: Term) => void): SVGSVGElement {
  const line = timeline(terms)
  const values = terms.flatMap((t) => [t.min, t.max])
  const low = Math.min(...values)
  const levels = steps(low < Math.max(...values) / 2 ? Math.min(0, low) : low, Math.max(...values), 5)
  const [bottom, top] = [levels[0]!, levels.at(-1)!]
  const share = (x: number) => margin.left + x * (width - margin.left - margin.right)
  const y = (value: number) => height - margin.bottom - ((value - bottom) / (top - bottom || 1)) * (height - margin.top - margin.bottom)
  const scale: Scale = { x: (term) => share(line.at(term)), share, y, end: (term) => share(line.end(term)), right: width - margin.right }
  const tone = (term: Term) => `side-${sides.indexOf(term.side.name) % 6}`
  return svg('svg.termchart', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': `${subject.name}, ${unit}: ${terms.length} stated terms` },
    levels.map((v) => [svg('line.level', { x1: margin.left, x2: scale.right, y1: y(v), y2: y(v) }), svg('text.tick', { x: margin.left - 8, y: y(v) + 4, 'text-anchor': 'end' }, v)]),
    svg('text.tick', { x: 0, y: 12 }, unit),
    line.borders.map((x) => svg('line.border', { x1: share(x), x2: share(x), y1: margin.top, y2: height - margin.bottom })),
    ticks(line.ticks, share, width),
    gaps(terms).map((gap) => gapArea(gap, scale)),
    paths(terms, scale, tone),
    terms.map((term) => mark(term, scale, tone(term), open)),
    names(terms, scale, tone))
}

/** As many ticks of the timeline as there is room for. */
function ticks(list: readonly { at: number; label: string }[], share: (x: number) => number, width: number): SVGTextElement[] {
  const boxes = list.map(({ at, label }) => [{ x: share(at) - label.length * 3.6, y: 0, width: label.length * 7.2, height: 1 }])
  const fits = fitting(boxes)
  return list.filter((_, i) => fits[i] === 0).map(({ at, label }) => svg('text.tick', { x: Math.min(share(at), width - label.length * 3.4), y: height - 8, 'text-anchor': 'middle' }, label))
}

function gapArea({ from, to, low, high, sides, recalled }: ReturnType<typeof gaps>[number], { x, y, end }: Scale): SVGGElement {
  const [left, right] = [x(from), to ? x(to) : end(from)]
  const words = `${sides[0]} and ${sides[1]} are ${range(high - low, high - low)} ${from.unit} apart`
  return svg('g', { class: recalled ? 'gap recalled' : 'gap' }, svg('title', {}, words), svg('rect', { x: left, y: y(high), width: Math.max(right - left, 1), height: y(low) - y(high) }))
}

/** What each holder put forward, joined in order. */
function paths(terms: readonly Term[], { x, y }: Scale, tone: (t: Term) => string): SVGPathElement[] {
  return courses(terms).map((own) => {
    const d = own.map((t, i) => `${i === 0 ? 'M' : 'L'}${x(t).toFixed(1)} ${y((t.min + t.max) / 2).toFixed(1)}`).join('')
    return svg('path', { class: `course ${tone(own[0]!)}`, d })
  })
}

/** What each holder put forward, of those who did so more than once. */
function courses(terms: readonly Term[]): Term[][] {
  const proposed = terms.filter((t) => t.status === 'PROPOSED')
  return [...new Set(proposed.map((t) => t.holder.id))].map((id) => proposed.filter((t) => t.holder.id === id)).filter((own) => own.length > 1)
}

/** Small boxes along a line, which names keep off. */
function along(points: readonly { x: number; y: number }[]): { x: number; y: number; width: number; height: number }[] {
  return points.slice(1).flatMap((b, i) => {
    const a = points[i]!
    const steps = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / 6)
    return Array.from({ length: steps }, (_, n) => ({ x: a.x + ((b.x - a.x) * n) / steps - 2, y: a.y + ((b.y - a.y) * n) / steps - 2, width: 4, height: 4 }))
  })
}

function mark(term: Term, { x, y }: Scale, tone: string, open: (term: Term) => void): SVGGElement {
  const status = term.status === 'RECALLED' ? 'recalled' : 'proposed'
  const label = `${term.holder.name}, turn ${term.turn.number}: ${amount(term)}, ${status}`
  const shape = term.min === term.max ? svg('circle', { cx: x(term), cy: y(term.min), r: 6 }) : svg('rect', { x: x(term) - 6, y: y(term.max) - 3, width: 12, height: y(term.min) - y(term.max) + 6, rx: 5 })
  const act = (event: Event) => (event.preventDefault(), open(term))
  return svg('g', { class: `mark ${status} ${tone}`, role: 'button', tabindex: 0, 'aria-label': label, 'data-term': term.id, on: { click: act, keydown: (e) => void ((e.key === 'Enter' || e.key === ' ') && act(e)) } }, svg('title', {}, label), shape)
}

/** The amount at each mark, and at a holder's first the name, where there is room. */
function names(terms: readonly Term[], { x, y, right }: Scale, tone: (t: Term) => string): SVGTextElement[] {
  const seen = new Set<string>()
  const list = terms.map((term) => {
    const first = !seen.has(term.holder.id)
    seen.add(term.holder.id)
    return { term, text: first ? `${range(term.min, term.max)} ${term.holder.name}` : range(term.min, term.max), first }
  }).sort((a, b) => Number(b.first) - Number(a.first))
  const boxes = list.map(({ term, text }) => {
    const width = text.length * 6.6
    const middle = y((term.min + term.max) / 2) - 7
    return [[x(term) + 10, middle], [x(term) - 10 - width, middle], [x(term) - width / 2, y(term.max) - 24], [x(term) - width / 2, y(term.min) + 10]]
      .map(([left, top]) => ({ x: left!, y: top!, width, height: 14 })).filter((b) => b.x >= margin.left && b.x + b.width <= right)
  })
  const marks = terms.map((t) => ({ x: x(t) - 8, y: y(t.max) - 5, width: 16, height: y(t.min) - y(t.max) + 10 }))
  const fits = fitting(boxes, [...marks, ...courses(terms).flatMap((own) => along(own.map((t) => ({ x: x(t), y: y((t.min + t.max) / 2) }))))])
  return list.flatMap(({ term, text }, i) => {
    const box = boxes[i]![fits[i]!]
    return box ? [svg('text', { class: `amount ${tone(term)}`, x: box.x, y: box.y + 11 }, text)] : []
  })
}
