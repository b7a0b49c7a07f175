import { svg } from '../dom'
import type { PlotNode } from './netplot'

const legible = 6 // px; a smaller node has no room for its sign

/** A node as it is drawn, around 0, 0. */
export function mark({ sign, tone, shape, radius: r, label }: PlotNode): SVGGElement {
  const outline = {
    round: () => svg('circle', { r }),
    square: () => svg('rect', { x: -r, y: -r, width: 2 * r, height: 2 * r, rx: 3 }),
    diamond: () => svg('path', { d: `M0 ${-r - 2}L${r + 2} 0L0 ${r + 2}L${-r - 2} 0Z` }),
  }[shape]()
  return svg('g', { class: `node ${tone}${r >= legible ? '' : ' small'}` }, svg('title', {}, label), outline, r >= legible && svg('text.sign', { dy: '0.35em', 'font-size': Math.min(11, r * 1.1).toFixed(1) }, sign))
}
