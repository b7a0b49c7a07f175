import { el } from '../dom'
import type { Point } from './ties'

/** How something looks. */
export interface Ink {
  stroke: string
  fill: string
  /** px */
  width: number
}

const margin = 0.25 // of its parent's size, that a canvas reaches beyond it on each side, so that there are lines to move into sight

/** The lines of a large network, painted at once: thousands of elements would be slow to move. */
export class NetLines {
  readonly canvas = el('canvas.netlines', { 'aria-hidden': 'true' })

  /** Adds lines in groups, each with its ink and the two ends of every line one after the other, px from the corner of the canvas's parent. */
  paint(groups: readonly { ink: Ink; ends: readonly Point[] }[], opacity: number): void {
    const context = this.canvas.getContext('2d')!
    context.globalAlpha = opacity
    for (const { ink, ends } of groups) {
      context.strokeStyle = ink.stroke
      context.lineWidth = ink.width
      context.beginPath()
      for (let i = 0; i < ends.length; i += 2) {
        context.moveTo(ends[i]!.x, ends[i]!.y)
        context.lineTo(ends[i + 1]!.x, ends[i + 1]!.y)
      }
      context.stroke()
    }
  }

  dot({ x, y }: Point, radius: number, fill: string): void {
    const context = this.canvas.getContext('2d')!
    context.globalAlpha = 1
    context.fillStyle = fill
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fill()
  }

  /** Wipes the canvas and gives it the size of its parent. */
  clear(): void {
    const { clientWidth, clientHeight } = this.canvas.parentElement!
    const ratio = devicePixelRatio
    Object.assign(this.canvas, { width: Math.round(clientWidth * ratio * (1 + 2 * margin)), height: Math.round(clientHeight * ratio * (1 + 2 * margin)) })
    this.canvas.getContext('2d')!.setTransform(ratio, 0, 0, ratio, clientWidth * margin * ratio, clientHeight * margin * ratio)
  }
}
