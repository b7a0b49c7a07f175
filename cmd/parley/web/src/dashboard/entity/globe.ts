import { svg } from '../dom'

/** Where a place lies, on a net of meridians and parallels every 30 degrees. */
export function globe({ latitude, longitude }: { latitude: number; longitude: number }): SVGSVGElement {
  const meridians = every30(-180, 180).map((x) => svg('line', { x1: x, x2: x, y1: -90, y2: 90, class: x === 0 ? 'main' : '' }))
  const parallels = every30(-90, 90).map((y) => svg('line', { x1: -180, x2: 180, y1: y, y2: y, class: y === 0 ? 'main' : '' }))
  return svg(
    'svg.globe',
    { viewBox: '-181 -91 362 182', 'aria-hidden': 'true' },
    ...meridians,
    ...parallels,
    svg('circle', { cx: longitude, cy: -latitude, r: 5 }),
    svg('text', { x: -178, y: -3 }, 'Equator'),
    svg('text', { x: 2, y: 88 }, 'Greenwich'),
  )
}

const every30 = (from: number, to: number) => Array.from({ length: (to - from) / 30 + 1 }, (_, i) => from + i * 30)
