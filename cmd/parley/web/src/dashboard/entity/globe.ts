import { svg } from '../dom'
import land from './land.json'

const width = 54 // of the map, in degrees of latitude
const height = 34
const net = 10 // degrees between two lines

/** Where a place lies: the coasts around it, true to scale at its latitude. */
export function globe({ latitude, longitude }: { latitude: number; longitude: number }): SVGSVGElement {
  const narrow = Math.max(Math.cos((latitude * Math.PI) / 180), 0.3) // of a degree of longitude, against one of latitude
  const left = within(longitude * narrow - width / 2, -180 * narrow, 180 * narrow - width)
  const top = within(-latitude - height / 2, -90, 90 - height)
  const meridians = lines(-180, 180).map((x) => svg('line', { x1: x, x2: x, y1: -90, y2: 90 }))
  const parallels = lines(-90, 90).map((y) => svg('line', { x1: -180, x2: 180, y1: y, y2: y }))
  return svg('svg.globe', { viewBox: `${left} ${top} ${width} ${height}`, 'aria-hidden': 'true' },
    svg('g', { transform: `scale(${narrow} 1)` }, meridians, parallels, svg('path', { d: land.path, transform: 'scale(0.2)' })),
    svg('circle', { cx: longitude * narrow, cy: -latitude, r: 0.9 }))
}

const within = (n: number, low: number, high: number) => Math.min(Math.max(n, low), high)

const lines = (from: number, to: number) => Array.from({ length: (to - from) / net + 1 }, (_, i) => from + i * net)
