import { el } from '../dom'
import { type Tick, strip } from './strip'

/** The stances of the whole record at a glance, beside the text; on narrow screens above it. */
export interface Minimap {
  down: HTMLElement
  across: HTMLElement
  /** Draws some stances. */
  show(ticks: readonly Tick[]): void
  /** Marks the stretch of turns that is on the screen. */
  frame(first: number, last: number): void
}

export function minimap(turns: number, chosen: (turn: number) => void): Minimap {
  const frames = [el('span.frame'), el('span.frame')]
  const at = (share: number) => chosen(Math.floor(share * turns) + 1)
  const down = el('div.minimap.down', { on: { click: (e) => at(share(e, 'y')) } })
  const across = el('div.minimap.across', { on: { click: (e) => at(share(e, 'x')) } })
  return {
    down,
    across,
    show(ticks) {
      down.replaceChildren(strip(ticks, turns, true), frames[0]!)
      across.replaceChildren(strip(ticks, turns), frames[1]!)
    },
    frame(first, last) {
      for (const f of frames) {
        f.style.setProperty('--from', `${((first - 1) / turns) * 100}%`)
        f.style.setProperty('--length', `${((last - first + 1) / turns) * 100}%`)
      }
    },
  }
}

function share(e: MouseEvent, axis: 'x' | 'y'): number {
  const box = (e.currentTarget as Element).getBoundingClientRect()
  return axis === 'y' ? (e.clientY - box.top) / box.height : (e.clientX - box.left) / box.width
}

/** Tells the first and the last turn on the screen whenever they change, until the function that it gives is called. */
export function watch(articles: Iterable<HTMLElement>, seen: (first: number, last: number) => void): () => void {
  const visible = new Set<number>()
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const n = Number((target as HTMLElement).dataset.turn)
      if (isIntersecting) visible.add(n)
      else visible.delete(n)
    }
    if (visible.size > 0) seen(Math.min(...visible), Math.max(...visible))
  })
  for (const a of articles) observer.observe(a)
  return () => observer.disconnect()
}
