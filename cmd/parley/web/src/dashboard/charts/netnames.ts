import { type Box, fitting } from './labels'
import type { PlotNode } from './netplot'
import type { Point } from './ties'

const prominent = 8 // nodes whose names are shown before all others
const longest = 30 // letters of a name in the picture

/** A name as the picture has room for it. */
export function short(label: string): string {
  const letters = [...label]
  return letters.length > longest ? letters.slice(0, longest - 2).join('').replace(/\s+\S{0,9}$/, '') + ' …' : label
}

/** Which nodes are to be named: the first ones alone or, if there are none, as many as there is room for. */
export interface Wanted {
  first: readonly number[]
  /** All that are shown, the most tied first. */
  others: readonly number[]
}

/**
 * Where the names of nodes stand within a picture of this width, for those for which there is room.
 * The first ones may lie on other nodes, but not on each other's names; the very first always has its place.
 */
export function placeNames({ first, others }: Wanted, points: readonly Point[], nodes: readonly PlotNode[], width: number): Map<number, Box> {
  const must = first.length > 0 ? first : others.slice(0, prominent)
  const rest = first.length > 0 ? [] : others.slice(prominent)
  const boxes = (i: number) => labelBoxes(points[i]!, nodes[i]!, width)
  const node = (i: number) => nodeBox(points[i]!, nodes[i]!)
  const placed = new Map<number, Box>()
  const keep = (order: readonly number[], wanted: readonly (readonly Box[])[], fits: readonly number[]) => order.forEach((i, n) => wanted[n]![fits[n]!] && placed.set(i, wanted[n]![fits[n]!]!))
  const best = must.map(boxes)
  keep(must, best, fitting(best, must.map(node)))
  const free = rest.map(boxes)
  keep(rest, free, fitting(free, [...placed.values(), ...others.map(node)]))
  if (first.length > 0 && !placed.has(first[0]!) && best[0]![0]) placed.set(first[0]!, best[0]![0])
  return placed
}

/** Where a node's name can stand within a picture of this width: below it, above it, to its right or left. */
function labelBoxes({ x, y }: Point, { label, radius: r }: PlotNode, room: number): Box[] {
  const size = { width: textWidth(short(label)), height: 14 }
  const middle = Math.min(Math.max(x - size.width / 2, 2), room - size.width - 2) // moved aside at the picture's edge
  const centred = x < 0 || x > room ? x - size.width / 2 : middle
  const corners = [
    [centred, y + r + 2],
    [centred, y - r - 17],
    [x + r + 2, y - 7],
    [x - r - 2 - size.width, y - 7],
  ] as const
  return corners.map(([x, y]) => ({ x, y, ...size })).filter((box) => box.x >= 0 && box.x + box.width <= room)
}

const nodeBox = ({ x, y }: Point, { radius }: PlotNode): Box => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius })

/** About how wide a label is, px at 12 px letters; Chinese letters are as wide as high. */
function textWidth(text: string): number {
  let sum = 6
  for (const c of text) sum += c >= '\u2e80' ? 12 : 6.4
  return sum
}
