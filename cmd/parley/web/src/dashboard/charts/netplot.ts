import { svg } from '../dom'
import { Layout } from './force'
import { type Box, fitting } from './labels'
import { type Camera, panzoom, zoom } from './panzoom'
import { type Point, type Tie, bends, curve, distance, straight, width } from './ties'
import './netplot.css'

export interface PlotNode {
  label: string
  /** One or two letters that tell the kind without colour. */
  sign: string
  /** Classes that tell the kind: "kind-port". */
  tone: string
  shape: 'round' | 'square' | 'diamond'
  /** px */
  radius: number
}

export interface PlotOptions {
  /** What the picture shows, for those who do not see it. */
  description: string
  /** A node, a tie, or nothing was clicked. */
  picked(what: { node: number } | { tie: number } | undefined): void
}

const prominent = 8 // nodes whose names are shown before all others
const light = 500 // nodes and ties that are drawn anew within a frame
const heads = 600 // with more ties than this, heads and bends would be clutter

/** A network as a picture that can be moved, zoomed and clicked. Its size is that of its parent. */
export class NetPlot {
  readonly picture: SVGSVGElement
  private readonly camera: Camera = { k: 1, dx: 0, dy: 0 }
  private drawn: Camera = { ...this.camera } // the camera of the last drawing
  private rest = 0 // the timer that draws anew when the hand rests
  private layout: Layout | undefined
  private readonly bend: number[]
  private readonly nodes: readonly PlotNode[]
  private readonly lines = svg('g', {})
  private readonly lit = svg('g', {})
  private readonly names: SVGTextElement[]
  private readonly marks: SVGGElement[]
  private readonly order: number[]
  private readonly watcher = new ResizeObserver(() => this.sized())
  private readonly touched: number[][]
  private weights: readonly number[]
  private selected: number | undefined
  private frame = 0
  private shownAt = -Infinity // when a layout in progress was last drawn, ms

  constructor(
    private readonly host: HTMLElement,
    nodes: readonly PlotNode[],
    private readonly ties: readonly Tie[],
    options: PlotOptions,
  ) {
    this.bend = bends(ties)
    this.weights = ties.map((tie) => tie.weight)
    this.touched = nodes.map(() => [])
    const scale = Math.min(1, Math.max(0.45, 7 / Math.sqrt(nodes.length))) // of many nodes each is smaller
    this.nodes = nodes.map((node) => ({ ...node, radius: node.radius * scale }))
    ties.forEach(({ from, to }, i) => [from, to].forEach((end) => this.touched[end]!.push(i)))
    this.marks = this.nodes.map(mark)
    this.names = nodes.map((node) => svg('text.name', {}, node.label))
    this.order = nodes.map((_, i) => i).sort((a, b) => this.touched[b]!.length - this.touched[a]!.length || a - b)
    this.picture = svg('svg.netplot', { class: ties.length > heads ? 'many' : 'few', role: 'img', 'aria-label': options.description }, this.lines, this.lit, svg('g', {}, this.marks), svg('g', {}, this.names))
    panzoom(this.picture, this.camera, {
      moved: () => this.move(),
      clicked: (x, y) => options.picked(this.at({ x, y })),
      hovered: (x, y) => this.picture.classList.toggle('over', this.at({ x, y }) !== undefined),
    })
    host.append(this.picture)
    this.watcher.observe(this.picture)
  }

  /** Lays the network out once the picture has a size; later the picture is only fitted to its size. */
  private sized(): void {
    const { width, height } = this.host.getBoundingClientRect()
    if (width === 0 || this.nodes.length === 0) return
    if (this.layout) return this.fit()
    this.layout = new Layout(this.nodes.length, this.ties, width / height)
    this.settle(this.layout)
  }

  /** Does at once what takes no noticeable time, and the rest from frame to frame. */
  private settle(layout: Layout): void {
    const until = performance.now() + 12
    while (!layout.done && (this.nodes.length <= 150 || performance.now() < until)) layout.step()
    if (layout.done) layout.stretch()
    this.picture.classList.toggle('settling', !layout.done)
    if (layout.done || performance.now() > this.shownAt + 400) this.fit() // drawing takes longer than a step
    if (!layout.done) this.frame = requestAnimationFrame(() => this.settle(layout))
  }

  /** Brings the whole network into sight. */
  fit(): void {
    const { width, height } = this.host.getBoundingClientRect()
    if (!this.layout || width === 0) return
    this.shownAt = performance.now()
    const x = this.layout.x.filter((_, i) => this.shown(i))
    const y = this.layout.y.filter((_, i) => this.shown(i))
    if (x.length === 0) return
    const [left, right, top, bottom] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)]
    const margin = { x: Math.min(70, width / 9), y: 34 }
    const k = Math.min((width - 2 * margin.x) / (right - left || 1), (height - 2 * margin.y) / (bottom - top || 1), 2.2)
    Object.assign(this.camera, { k, dx: width / 2 - ((left + right) / 2) * k, dy: height / 2 - ((top + bottom) / 2) * k })
    this.draw()
  }

  zoomBy(factor: number): void {
    const { width, height } = this.host.getBoundingClientRect()
    zoom(this.camera, factor, width / 2, height / 2)
    this.draw()
  }

  /** Shows one node and its ties, and lets the rest recede. */
  select(node: number | undefined): void {
    this.selected = node
    this.picture.classList.toggle('selecting', node !== undefined)
    const near = new Set(node === undefined ? [] : this.touched[node]!.filter((i) => this.weights[i]! > 0).flatMap((i) => [this.ties[i]!.from, this.ties[i]!.to]))
    if (node !== undefined) near.add(node)
    this.marks.forEach((m, i) => m.classList.toggle('near', near.has(i)))
    this.marks.forEach((m, i) => m.classList.toggle('chosen', i === node))
    this.names.forEach((m, i) => m.classList.toggle('near', near.has(i)))
    this.draw()
  }

  /** Gives ties other weights; those of weight 0 go, and so do nodes that nothing ties then, but for those kept. Nothing moves. */
  weigh(weights: readonly number[], kept: (node: number) => boolean): void {
    this.weights = weights
    this.marks.forEach((m, i) => m.setAttribute('display', kept(i) || this.touched[i]!.some((tie) => weights[tie]! > 0) ? 'inline' : 'none'))
    this.draw()
  }

  private shown(node: number): boolean {
    return this.marks[node]!.getAttribute('display') !== 'none'
  }

  close(): void {
    cancelAnimationFrame(this.frame)
    clearTimeout(this.rest)
    this.watcher.disconnect()
    this.picture.remove()
  }

  private point(i: number): Point {
    const { k, dx, dy } = this.camera
    return { x: this.layout!.x[i]! * k + dx, y: this.layout!.y[i]! * k + dy }
  }

  /** Follows the hand. A large picture is only shifted and scaled as it is, and drawn anew when the hand rests. */
  private move(): void {
    if (this.nodes.length + this.ties.length <= light) return this.draw()
    const k = this.camera.k / this.drawn.k
    this.picture.style.transform = `translate(${this.camera.dx - this.drawn.dx * k}px, ${this.camera.dy - this.drawn.dy * k}px) scale(${k})`
    clearTimeout(this.rest)
    this.rest = setTimeout(() => this.draw(), 160)
  }

  private draw(): void {
    if (!this.layout) return
    this.drawn = { ...this.camera }
    this.picture.style.transform = ''
    const points = this.nodes.map((_, i) => this.point(i))
    this.marks.forEach((m, i) => m.setAttribute('transform', `translate(${points[i]!.x.toFixed(1)} ${points[i]!.y.toFixed(1)})`))
    this.lines.replaceChildren(...this.paths(this.ties.map((_, i) => i), points))
    this.lit.replaceChildren(...(this.selected === undefined ? [] : this.paths(this.touched[this.selected]!, points)))
    this.write(points)
  }

  /** One path for all ties that look the same; where there are many, one for each, since long paths are slow to paint. */
  private paths(which: readonly number[], points: readonly Point[]): SVGPathElement[] {
    const data = new Map<string, string[]>()
    for (const i of which) {
      const { from, to, tone, directed } = this.ties[i]!
      const weight = this.weights[i]!
      if (weight <= 0) continue
      const look = `tie ${tone} ${width(weight)}`
      const many = this.ties.length > heads
      const line = many ? straight(points[from]!, points[to]!) : curve(points[from]!, points[to]!, this.bend[i]!, this.nodes[to]!.radius + 2, directed)
      const there = many ? undefined : data.get(look)
      if (there) there.push(line)
      else data.set(many ? `${look} many-${i}` : look, [line])
    }
    return [...data].map(([look, lines]) => svg('path', { class: look.replace(/ many-.*/, ''), d: lines.join('') }))
  }

  /** Writes the names for which there is room, those of the selection and of the best tied nodes first. */
  private write(points: readonly Point[]): void {
    const first = this.selected === undefined ? [] : [this.selected, ...this.order.filter((i) => this.names[i]!.classList.contains('near'))]
    const order = [...new Set([...first, ...this.order])].filter((i) => this.shown(i))
    const { width } = this.host.getBoundingClientRect()
    const boxes = order.map((i) => labelBoxes(points[i]!, this.nodes[i]!, width))
    this.names.forEach((name, i) => this.shown(i) || name.setAttribute('display', 'none'))
    const must = Math.max(first.length, Math.min(prominent, order.length)) // their names may lie on what is less prominent
    const node = (i: number) => nodeBox(points[i]!, this.nodes[i]!)
    const best = fitting(boxes.slice(0, must), order.slice(0, must).map(node))
    const there = best.flatMap((choice, n) => boxes[n]![choice] ?? [])
    const fits = [...best, ...(first.length > 0 ? [] : fitting(boxes.slice(must), [...there, ...order.map(node)]))]
    order.forEach((i, n) => {
      const name = this.names[i]!
      const box = boxes[n]![fits[n] ?? -1] ?? (i === this.selected ? boxes[n]![0] : undefined)
      name.setAttribute('display', box ? 'inline' : 'none')
      if (!box) return
      name.setAttribute('x', (box.x + box.width / 2).toFixed(1))
      name.setAttribute('y', (box.y + 11).toFixed(1))
    })
  }

  /** What lies at a point: a node before a tie. */
  private at(p: Point): { node: number } | { tie: number } | undefined {
    if (!this.layout) return undefined
    for (let i = this.nodes.length - 1; i >= 0; i--) {
      const { x, y } = this.point(i)
      if (this.shown(i) && Math.hypot(p.x - x, p.y - y) <= Math.max(this.nodes[i]!.radius + 3, 10)) return { node: i }
    }
    const gaps = this.ties.map((tie, i) => this.weights[i]! <= 0 ? Infinity : distance(p, this.point(tie.from), this.point(tie.to), this.bend[i]!))
    const nearest = gaps.indexOf(Math.min(...gaps))
    return nearest >= 0 && gaps[nearest]! <= 6 ? { tie: nearest } : undefined
  }
}

/** Where a node's name can stand within a picture of this width: below it, above it, to its right or left. */
function labelBoxes({ x, y }: Point, { label, radius: r }: PlotNode, room: number): Box[] {
  const size = { width: textWidth(label), height: 14 }
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

function mark({ sign, tone, shape, radius: r, label }: PlotNode): SVGGElement {
  const outline = {
    round: () => svg('circle', { r }),
    square: () => svg('rect', { x: -r, y: -r, width: 2 * r, height: 2 * r, rx: 3 }),
    diamond: () => svg('path', { d: `M0 ${-r - 2}L${r + 2} 0L0 ${r + 2}L${-r - 2} 0Z` }),
  }[shape]()
  return svg('g', { class: `node ${tone}` }, svg('title', {}, label), outline, svg('text.sign', { dy: '0.35em', 'font-size': Math.min(11, r * 1.1).toFixed(1) }, sign))
}
