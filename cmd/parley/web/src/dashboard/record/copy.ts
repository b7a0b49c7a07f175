import { citation } from './cite'
import type { Heading, Turn } from './load'

/** Adds to copied words where they stand. */
export function cite(event: ClipboardEvent, h: Heading, turns: readonly Turn[]): void {
  const selection = getSelection()
  const words = selection?.toString().trim()
  const article = selection?.anchorNode?.parentElement?.closest<HTMLElement>('[data-turn]')
  const turn = turns.find((t) => t.number === Number(article?.dataset.turn))
  if (!words || !turn || !event.clipboardData) return
  event.clipboardData.setData('text/plain', citation(h, turn, words))
  event.preventDefault()
}
