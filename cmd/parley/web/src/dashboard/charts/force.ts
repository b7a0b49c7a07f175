// Where the nodes of a network lie: they push each other off, ties pull them
// together, and a weak pull to the middle keeps parts that nothing ties in
// sight. Nothing is random: the same network always lies the same.

export interface Link {
  from: number
  to: number
}

const ticks = 240
const spacing = 60 // px that a tie keeps two nodes apart

/** A layout in progress; coordinates are px around 0, 0. */
export class Layout {
  readonly x: Float64Array
  readonly y: Float64Array
  private readonly vx: Float64Array
  private readonly vy: Float64Array
  private readonly degree: Float64Array
  private tick = 0

  /** `aspect` is the width of the picture divided by its height. */
  constructor(
    private readonly count: number,
    private readonly links: readonly Link[],
    private readonly aspect = 1,
  ) {
    this.x = new Float64Array(count)
    this.y = new Float64Array(count)
    this.vx = new Float64Array(count)
    this.vy = new Float64Array(count)
    this.degree = new Float64Array(count)
    for (const { from, to } of links) {
      this.degree[from]!++
      this.degree[to]!++
    }
    for (let i = 0; i < count; i++) {
      const radius = spacing * 0.6 * Math.sqrt(i + 0.5) // a sunflower: even, and nobody lies on another
      const angle = i * 2.399963
      this.x[i] = radius * Math.cos(angle)
      this.y[i] = radius * Math.sin(angle)
    }
  }

  get done(): boolean {
    return this.tick >= ticks
  }

  /** Moves every node once, ever less far. */
  step(): void {
    const heat = (1 - this.tick / ticks) ** 1.5
    this.repel(heat)
    this.attract(heat)
    this.gather(heat)
    for (let i = 0; i < this.count; i++) {
      this.x[i]! += this.vx[i]! *= 0.6
      this.y[i]! += this.vy[i]! *= 0.6
    }
    this.tick++
  }

  /** Draws the finished layout wider or higher, so that it fills a picture of the same aspect better. */
  stretch(): void {
    const extent = (v: Float64Array) => Math.max(...v) - Math.min(...v) + spacing
    const factor = Math.min(Math.max((this.aspect * extent(this.y)) / extent(this.x), 0.6), 1.7)
    for (let i = 0; i < this.count; i++) this.x[i]! *= factor
  }

  private repel(heat: number): void {
    const { x, y, vx, vy, count } = this
    const strength = spacing * spacing * 1.4 * heat
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < count; j++) {
        const dx = (x[i]! - x[j]!) * 0.8 // labels are wider than high, so neighbours do better above each other
        const dy = y[i]! - y[j]!
        const push = strength / Math.max(dx * dx + dy * dy, 40)
        vx[i]! += dx * push
        vy[i]! += dy * push
        vx[j]! -= dx * push
        vy[j]! -= dy * push
      }
    }
  }

  private attract(heat: number): void {
    const { x, y, vx, vy, degree } = this
    for (const { from, to } of this.links) {
      if (from === to) continue
      const dx = x[to]! - x[from]!
      const dy = y[to]! - y[from]!
      const distance = Math.hypot(dx, dy) || 1
      const pull = ((distance - spacing) / distance) * heat * (1 / Math.min(degree[from]!, degree[to]!))
      const share = degree[from]! / (degree[from]! + degree[to]!) // the better tied one moves less
      vx[to]! -= dx * pull * share
      vy[to]! -= dy * pull * share
      vx[from]! += dx * pull * (1 - share)
      vy[from]! += dy * pull * (1 - share)
    }
  }

  private gather(heat: number): void {
    const { x, y, vx, vy, count } = this
    const wide = Math.sqrt(Math.min(Math.max(this.aspect, 0.4), 2.5))
    for (let i = 0; i < count; i++) {
      vx[i]! -= (x[i]! * 0.05 * heat) / wide
      vy[i]! -= y[i]! * 0.05 * heat * wide
    }
  }
}

/** A finished layout, for networks small enough to lay out at once. */
export function settle(count: number, links: readonly Link[], aspect?: number): Layout {
  const layout = new Layout(count, links, aspect)
  while (!layout.done) layout.step()
  layout.stretch()
  return layout
}
