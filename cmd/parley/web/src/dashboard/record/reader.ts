import { go, note } from '../router'
import { el, say } from '../dom'
import { count } from '../parts'
import { cite } from './copy'
import { type Controls, controls } from './controls'
import { type Choice, choiceAddress, wanted } from './filter'
import type { Heading, Stance, Turn } from './load'
import { type Minimap, minimap } from './minimap'
import { panel } from './panel'
import { type Sheet, sheet } from './sheet'

/** A stance with the turn that it is taken in. */
interface Taken {
  turn: Turn
  stance: Stance
}

/** The reading view of one record: what is chosen, and what is shown for it. */
export class Reader {
  readonly sheet: Sheet
  readonly controls: Controls
  readonly map: Minimap
  readonly details = el('aside.panel', { 'aria-label': 'The stance' })
  readonly tally = el('p.tally.quiet.small')
  private readonly taken: Map<string, Taken>
  private shown: Taken[] = []
  private here = 1 // the turn that j and k start from
  private noting = 0
  choice: Choice

  constructor(
    readonly heading: Heading,
    readonly turns: readonly Turn[],
    choice: Choice,
  ) {
    this.choice = choice
    const all = turns.flatMap((turn) => turn.stances.map((stance) => ({ turn, stance })))
    this.taken = new Map(all.map((t) => [t.stance.id, t]))
    this.sheet = sheet(heading.slug, turns)
    this.controls = controls(all.map((t) => t.stance), () => this.goto({ ...this.choice, ...noFilter, ...this.controls.get() }))
    this.map = minimap(turns.length, (n) => this.turnTo(n))
    this.listen()
    this.apply(choice)
  }

  /** Shows a choice: marks, selection and details. */
  apply(c: Choice): void {
    const filtered = filterOf(c) !== filterOf(this.choice) || this.shown.length === 0
    this.choice = c
    if (c.turn) this.here = c.turn
    if (filtered) this.filter()
    this.select()
  }

  private filter(): void {
    const c = this.choice
    const all = [...this.taken.values()]
    this.shown = all.filter((t) => wanted(c, t.stance))
    this.controls.set(c)
    this.sheet.show((s) => wanted(c, s), c.entity)
    this.map.show(this.shown.map((t) => ({ kind: t.stance.kind, turn: t.turn.number })))
    const said = this.shown.length === all.length ? count(all.length, 'stance') : `${this.shown.length} of ${count(all.length, 'stance')}`
    this.tally.textContent = said
    say(said)
  }

  private select(): void {
    for (const e of this.sheet.node.querySelectorAll('.turn[aria-current]')) e.removeAttribute('aria-current')
    if (this.choice.turn) this.sheet.turn(this.choice.turn)?.setAttribute('aria-current', 'true')
    this.preview(this.choice.stance)
  }

  /** Shows the details of a stance; without one, those of the selected one. */
  preview(id = this.choice.stance): void {
    const taken = id === undefined ? undefined : this.taken.get(id)
    this.sheet.light(taken && id)
    this.details.classList.toggle('open', taken !== undefined)
    this.details.replaceChildren(...(taken ? [this.closer(), panel(this.heading, taken.turn, taken.stance)] : [hint()]))
  }

  private closer(): HTMLElement {
    return el('button.closer.quiet', { type: 'button', 'aria-label': 'Close', on: { click: () => this.close() } }, '×')
  }

  /** Selects nothing. */
  close(): void {
    const { stance: _, ...rest } = this.choice
    this.goto(rest)
  }

  /** Brings what is selected into view; `far` when it comes from elsewhere. */
  reveal(far: boolean): void {
    const words = this.choice.stance && this.sheet.node.querySelector('.quoted.lit')
    const turn = this.choice.turn ? this.sheet.turn(this.choice.turn) : undefined
    settled(() => (words ? words.scrollIntoView({ block: far ? 'center' : 'nearest' }) : turn?.scrollIntoView({ block: far ? 'start' : 'nearest' })))
  }

  /** The first turn on the screen and how far below the top it begins, in pixels. */
  where(): Spot | undefined {
    const first = [...this.sheet.node.children].find((e) => e.getBoundingClientRect().bottom > 0) as HTMLElement | undefined
    return first && { turn: Number(first.dataset.turn), top: first.getBoundingClientRect().top }
  }

  /** Scrolls back to where the reader was. */
  back({ turn, top }: Spot): void {
    settled(() => scrollBy(0, (this.sheet.turn(turn)?.getBoundingClientRect().top ?? top) - top))
  }

  private goto(c: Choice): void {
    go(choiceAddress(c), true)
  }

  /** Goes to a turn and puts the keyboard there. */
  turnTo(number: number): void {
    const n = Math.max(1, Math.min(number, this.turns.length))
    const { stance: _, ...rest } = this.choice
    this.apply({ ...rest, turn: n })
    this.sheet.turn(n)?.focus({ preventScroll: true })
    this.reveal(true)
    clearTimeout(this.noting)
    this.noting = window.setTimeout(() => note(choiceAddress(this.choice)), 150) // browsers throttle faster changes
  }

  /** Goes so many turns on from the one at hand or, if the reader has scrolled away from it, from the first on the screen. */
  step(by: number): void {
    const box = this.sheet.turn(this.here)?.getBoundingClientRect()
    const away = !box || box.bottom < 0 || box.top > innerHeight
    this.turnTo(((away && this.where()?.turn) || this.here) + by)
  }

  /** Selects the next shown stance, or the one before. */
  hop(by: 1 | -1): void {
    const at = this.shown.findIndex((t) => t.stance.id === this.choice.stance)
    const behind = this.shown.findIndex((t) => t.turn.number >= this.here)
    const next = at >= 0 ? at + by : by > 0 ? behind : (behind < 0 ? this.shown.length : behind) - 1
    const taken = this.shown[next]
    if (!taken) return
    this.goto({ ...this.choice, turn: taken.turn.number, stance: taken.stance.id })
    this.atMark()
  }

  /** Puts the keyboard on the mark of the selected stance, whose label tells whose it is, on what, and its words. */
  atMark(): void {
    if (this.choice.stance) this.sheet.mark(this.choice.stance)?.focus({ preventScroll: true })
  }

  private listen(): void {
    const { node } = this.sheet
    const idAt = (e: Event) => (e.target as Element).closest<HTMLElement>('[data-stance]:not(.unwanted)')?.dataset.stance
    node.addEventListener('pointerover', (e) => e.pointerType === 'mouse' && this.hover(idAt(e)))
    node.addEventListener('pointerleave', () => this.hover(undefined))
    node.addEventListener('focusin', (e) => this.hover(idAt(e)))
    node.addEventListener('click', (e) => {
      const id = idAt(e)
      if (!id || (e.target as Element).closest('a.mention, a.number') || !getSelection()?.isCollapsed) return
      e.preventDefault()
      this.goto({ ...this.choice, turn: this.taken.get(id)!.turn.number, stance: id })
    })
    node.addEventListener('copy', (e) => cite(e, this.heading, this.turns))
  }

  private hovered: string | undefined
  private hover(id: string | undefined): void {
    if (id === this.hovered) return
    this.hovered = id
    this.preview(id)
  }
}

/** A turn and where its upper edge is on the screen. */
export interface Spot {
  turn: number
  top: number
}

/** Scrolls, and again in the next frames: heights are exact only once the turns around have been laid out. */
function settled(scroll: () => void, frames = 3): void {
  scroll()
  if (frames > 0) requestAnimationFrame(() => settled(scroll, frames - 1))
}

const noFilter = { holder: undefined, entity: undefined }
const filterOf = ({ kinds, holder, entity, sure }: Choice) => JSON.stringify([kinds, holder, entity, sure])

function hint(): HTMLElement {
  return el(
    'div.hint.quiet',
    {},
    el('p', {}, 'Point at a mark in the margin, or at words with a tint, to see whose stance it is, on what, and why.'),
    el('p', {}, el('kbd', {}, 'j'), ' ', el('kbd', {}, 'k'), ' turns, ', el('kbd', {}, '→'), ' ', el('kbd', {}, '←'), ' stances, ', el('kbd', {}, '?'), ' all keys'),
  )
}
