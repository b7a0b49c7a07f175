// The lines of a network: how they bend, which is under the pointer, and how
// many of them go into one path, since a thousand paths would be slow to draw.

export interface Point {
  x: number
  y: number
}

/** A line between two nodes, by their places in the list of nodes. */
export interface Tie {
  from: number
  to: number
  /** On how much it rests; heavier ties are drawn wider. */
  weight: number
  /** A class that tells its kind: "tie-linkage". */
  tone: string
  /** Whether it is drawn with a head at `to`. */
  directed: boolean
}

/** How far each tie bends aside, as a share of its length, so that ties between the same two nodes lie apart. */
export function bends(ties: readonly Tie[]): number[] {
  const pairs = new Map<string, number[]>()
  ties.forEach(({ from, to }, i) => {
    const key = from < to ? `${from} ${to}` : `${to} ${from}`
    const there = pairs.get(key)
    if (there) there.push(i)
    else pairs.set(key, [i])
  })
  const bend = ties.map(() => 0)
  for (const among of pairs.values()) {
    among.forEach((i, n) => {
      const side = ties[i]!.from < ties[i]!.to ? 1 : -1
      bend[i] = side * (n - (among.length - 1) / 2) * 0.24
    })
  }
  return bend
}

/** The middle handle of the curve from a to b. */
function handle(a: Point, b: Point, bend: number): Point {
  return { x: (a.x + b.x) / 2 - (b.y - a.y) * bend, y: (a.y + b.y) / 2 + (b.x - a.x) * bend }
}

/** The curve as path data; with a head it ends `radius` px before b. */
export function curve(a: Point, b: Point, bend: number, radius: number, headed: boolean): string {
  const c = handle(a, b, bend)
  const line = `M${round(a.x)} ${round(a.y)}Q${round(c.x)} ${round(c.y)} ${round(b.x)} ${round(b.y)}`
  if (!headed) return line
  const length = Math.hypot(b.x - c.x, b.y - c.y) || 1
  const ux = (b.x - c.x) / length
  const uy = (b.y - c.y) / length
  const tip = { x: b.x - ux * radius, y: b.y - uy * radius }
  const wing = (side: number) => `${round(tip.x - ux * 6 - uy * 3.5 * side)} ${round(tip.y - uy * 6 + ux * 3.5 * side)}`
  return `${line}M${wing(1)}L${round(tip.x)} ${round(tip.y)}L${wing(-1)}`
}

export const straight = (a: Point, b: Point) => `M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}`

/** How far a point is from the curve, px. */
export function distance(p: Point, a: Point, b: Point, bend: number): number {
  if (bend === 0) return toSegment(p, a, b)
  const c = handle(a, b, bend)
  let nearest = Infinity
  let before = a
  for (let i = 1; i <= 8; i++) {
    const t = i / 8
    const s = 1 - t
    const next = { x: s * s * a.x + 2 * s * t * c.x + t * t * b.x, y: s * s * a.y + 2 * s * t * c.y + t * t * b.y }
    nearest = Math.min(nearest, toSegment(p, before, next))
    before = next
  }
  return nearest
}

function toSegment(p: Point, a: Point, b: Point): number {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const t = Math.min(Math.max(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1), 0), 1)
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy)
}

/** The class of a width: 1 for a tie that rests on one thing, up to 5. */
export const width = (weight: number) => `w${Math.min(5, 1 + Math.floor(Math.log2(Math.max(weight, 1))))}`

const round = (v: number) => Math.round(v * 10) / 10
