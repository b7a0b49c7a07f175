import type { Named } from './matrix'

export interface Term {
  id: string
  subject: Named
  holder: { id: string; name: string }
  side: { id: string; name: string }
  min: number
  max: number
  unit: string
  status: 'PROPOSED' | 'RECALLED'
  turn: { number: number }
  document: { slug: string; title: string; date: string | null }
  quote: { text: string; prefix: string; suffix: string }
}

/** The terms of one matter that can be compared: they are counted alike. */
export interface Bargain {
  key: string
  subject: Named
  unit: string
  /** In order of time. */
  terms: Term[]
}

/** Terms by matter and unit, those with the most terms first. */
export function bargains(terms: readonly Term[]): Bargain[] {
  const byKey = new Map<string, Bargain>()
  for (const term of terms) {
    const key = `${term.subject.id} ${term.unit}`
    const bargain = byKey.get(key)
    if (bargain) bargain.terms.push(term)
    else byKey.set(key, { key, subject: term.subject, unit: term.unit, terms: [term] })
  }
  return [...byKey.values()].sort((a, b) => b.terms.length - a.terms.length || a.subject.name.localeCompare(b.subject.name, 'en'))
}

/** "25 years", "10–15 years" */
export const amount = ({ min, max, unit }: Pick<Term, 'min' | 'max' | 'unit'>) => `${range(min, max)} ${unit}`

export const range = (min: number, max: number) => (min === max ? plain(min) : `${plain(min)}–${plain(max)}`)

const surroundings = 40 // letters that the API gives before and after a quote, unless its turn begins or ends there

/** What stands before a quote, from a whole word on. */
export const lead = (prefix: string) => ([...prefix].length < surroundings ? prefix : `… ${prefix.replace(/^\S*\s+/, '')}`)

/** What stands behind a quote, up to a whole word. */
export const tail = (suffix: string) => ([...suffix].length < surroundings ? suffix : `${suffix.replace(/\s+\S*$/, '')} …`)

const plain = (n: number) => String(Math.round(n * 1000) / 1000)

/** A stretch of records side by side, each as wide as its turns need. */
export interface Timeline {
  /** Where a term lies, from 0 to 1. */
  at(term: Pick<Term, 'document' | 'turn'>): number
  /** Where the record of a term ends. */
  end(term: Pick<Term, 'document'>): number
  /** The middle and the label of each record, or of some turns if there is but one record. */
  ticks: { at: number; label: string }[]
  /** Where one record ends and the next begins. */
  borders: number[]
}

export function timeline(terms: readonly Term[]): Timeline {
  const slugs = [...new Set(terms.map((t) => t.document.slug))]
  const spans = slugs.map((slug) => {
    const turns = terms.filter((t) => t.document.slug === slug).map((t) => t.turn.number)
    return { low: Math.min(...turns), high: Math.max(...turns), label: labelOf(terms.find((t) => t.document.slug === slug)!) }
  })
  const share = 1 / slugs.length
  const at = (i: number, turn: number) => {
    const { low, high } = spans[i]!
    return share * (i + 0.08 + 0.84 * (high === low ? 0.5 : (turn - low) / (high - low)))
  }
  const [only] = spans
  const ticks = slugs.length === 1 ? steps(only!.low, only!.high, 6).filter(Number.isInteger).filter((n) => n >= only!.low && n <= only!.high).map((n) => ({ at: at(0, n), label: `turn ${n}` })) : spans.map(({ label }, i) => ({ at: share * (i + 0.5), label }))
  return { end: (t) => share * (slugs.indexOf(t.document.slug) + 1), at: (t) => at(slugs.indexOf(t.document.slug), t.turn.number), ticks, borders: slugs.slice(1).map((_, i) => share * (i + 1)) }
}

const labelOf = ({ document }: Term) => document.date ?? document.title

/** Round numbers from at most `low` to at least `high`, about as many as wanted. */
export function steps(low: number, high: number, wanted: number): number[] {
  const raw = (high - low || 1) / wanted
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((n) => n * power).find((s) => s >= raw)!
  const first = Math.floor(low / step)
  const last = Math.ceil(high / step)
  return Array.from({ length: last - first + 1 }, (_, i) => Math.round((first + i) * step * 1e9) / 1e9)
}

/** A stretch of time in which what two sides last stated lay apart. */
export interface Gap {
  from: Term
  /** The term that ended it; none if it stayed so until the record's end. */
  to: Term | undefined
  low: number
  high: number
  sides: [string, string]
  /** Whether one end rests on a term that was only recalled. */
  recalled: boolean
}

/**
 * Where the sides lay apart. A side stands by what it last put forward or, as long as it put nothing
 * forward, by what it last recalled, and until the record's end. Of more than two sides, those farthest
 * apart count.
 */
export function gaps(terms: readonly Term[]): Gap[] {
  const standing = new Map<string, Term>()
  const found: Gap[] = []
  terms.forEach((term, i) => {
    if (terms[i - 1]?.document.slug !== term.document.slug) standing.clear()
    if (term.status === 'PROPOSED' || standing.get(term.side.id)?.status !== 'PROPOSED') standing.set(term.side.id, term)
    const next = terms[i + 1]?.document.slug === term.document.slug ? terms[i + 1] : undefined
    if (next && sameTurn(term, next)) return
    const offers = [...standing.values()]
    const lowest = least(offers, (t) => t.max)
    const highest = least(offers, (t) => -t.min)
    if (lowest.max >= highest.min) return
    found.push({ from: term, to: next, low: lowest.max, high: highest.min, sides: [lowest.side.name, highest.side.name], recalled: [lowest, highest].some((t) => t.status === 'RECALLED') })
  })
  return found
}

const sameTurn = (a: Term, b: Term) => a.document.slug === b.document.slug && a.turn.number === b.turn.number

const least = (terms: readonly Term[], by: (t: Term) => number) => terms.reduce((a, b) => (by(b) < by(a) ? b : a))

/** The terms as a table to keep. */
export function rowsOf(terms: readonly Term[]): (string | number)[][] {
  const rows = terms.map((t) => [t.document.date ?? '', t.document.title, t.turn.number, t.subject.name, t.holder.name, t.side.name, t.min, t.max, t.unit, t.status.toLowerCase(), t.quote.text])
  return [['date', 'record', 'turn', 'subject', 'holder', 'side', 'min', 'max', 'unit', 'status', 'quote'], ...rows]
}
