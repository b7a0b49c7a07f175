import { svg } from '../dom'
import { type StanceKind, kindClass, stanceKinds } from '../kinds'

/** A stance's place on a strip. */
export interface Tick {
  kind: StanceKind
  turn: number
}

/**
 * A small map of the stances of a record: its turns from left to right, or from
 * top to bottom, and a lane for each kind, so that kinds differ by place as well as by colour.
 */
export function strip(ticks: readonly Tick[], turns: number, down = false): SVGSVGElement {
  const long = Math.max(turns, 1)
  const thick = Math.max(Math.min(1, long / 60), long / 160) // neither a bar that fills a short record nor a hair in a long one
  const across = { viewBox: `0 0 ${long} ${stanceKinds.length}` }
  const upright = { viewBox: `0 0 ${stanceKinds.length} ${long}` }
  const marks = ticks.map(({ kind, turn }) => {
    const along = Math.min(turn - 1 + Math.max(1 - thick, 0) / 2, long - thick)
    const lane = stanceKinds.indexOf(kind) + 0.08
    const box = down ? { x: lane, y: along, width: 0.84, height: thick } : { x: along, y: lane, width: thick, height: 0.84 }
    return svg('rect', { class: kindClass(kind), ...box })
  })
  return svg('svg.strip', { class: down ? 'down' : 'across', preserveAspectRatio: 'none', role: 'img', 'aria-label': inWords(ticks), ...(down ? upright : across) }, ...marks)
}

/** What a strip shows, for those who do not see it. */
export function inWords(ticks: readonly Tick[]): string {
  const parts = stanceKinds.map((kind) => [ticks.filter((t) => t.kind === kind).length, kind.toLowerCase()] as const)
  const said = parts.filter(([n]) => n > 0).map(([n, kind]) => `${n} ${kind}${n === 1 ? '' : 's'}`)
  return said.length > 0 ? `Stances over the record: ${said.join(', ')}` : 'No stances'
}
