import { svg } from '../dom'
import { onTheme } from '../theme'
import { Layout } from './force'
import { type Ink, NetLines } from './netlines'
import { placeNames, short } from './netnames'
import { mark } from './netmark'
import { type Camera, panzoom, seen, zoom } from './panzoom'
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

const light = 500 // nodes and ties that are drawn anew within a frame
const stroke = 1500 // ties that are painted in one frame, the heaviest first
const heads = 600 // with more ties than this, heads and bends would be clutter
const crowd = 400 // with more nodes than this they are brought onto the page by and by
const handful = 250 // nodes that are brought onto the page in one frame
const slice = 10 // ms of a frame in which a layout goes on
const every = 6 // frames after which a layout in progress is drawn, and does not go on
const atOnce = 150 // nodes that are laid out before they are drawn

/**
 * A network as a picture that can be moved, zoomed and clicked. Its size is that of its parent, which must be positioned.
 * The ties of a large network lie on a canvas below the picture.
 */
export class NetPlot {
  private readonly picture: SVGSVGElement
  private readonly camera: Camera = { k: 1, dx: 0, dy: 0 }
  private drawn: Camera = { ...this.camera } // the camera by which the nodes are drawn, and a small network's ties
  private painted: Camera = { ...this.camera } // the camera by which the ties of a large network are painted
  private rest = 0 // the timer that draws anew when the hand rests
  private layout: Layout | undefined
  private readonly many: boolean
  private readonly bend: number[]
  private readonly nodes: readonly PlotNode[]
  private readonly lines = svg('g', {})
  private readonly lit = svg('g', {})
  private readonly marked = svg('g', {})
  private readonly named = svg('g', {})
  private readonly canvas = new NetLines()
  private readonly names: SVGTextElement[]
  private readonly marks: SVGGElement[]
  private readonly order: number[]
  private readonly heaviest: number[]
  private readonly watcher = new ResizeObserver(() => this.sized())
  private readonly touched: number[][]
  private readonly forget: () => void
  private hung = 0 // marks that are on the page
  private weights: readonly number[]
  private selected: number | undefined
  private near = new Set<number>() // the selected node and those tied to it
  private frame = 0
  private next = 0 // the frame that goes on drawing
  private frames = 0 // since the layout began
  private readonly inks = new Map<string, Ink>()

  constructor(
    private readonly host: HTMLElement,
    nodes: readonly PlotNode[],
    private readonly ties: readonly Tie[],
    options: PlotOptions,
  ) {
    this.many = ties.length > heads || nodes.length > crowd
    this.bend = this.many ? ties.map(() => 0) : bends(ties)
    this.weights = ties.map((tie) => tie.weight)
    this.touched = nodes.map(() => [])
    const scale = Math.min(1, Math.max(0.45, 7 / Math.sqrt(nodes.length))) // of many nodes each is smaller
    this.nodes = nodes.map((node) => ({ ...node, radius: node.radius * scale }))
    ties.forEach(({ from, to }, i) => [from, to].forEach((end) => this.touched[end]!.push(i)))
    this.marks = this.nodes.map(mark)
    this.names = nodes.map((node) => svg('text.name', { display: 'none' }, short(node.label)))
    this.heaviest = [...ties.keys()].sort((a, b) => ties[b]!.weight - ties[a]!.weight)
    this.order = nodes.map((_, i) => i).sort((a, b) => this.touched[b]!.length - this.touched[a]!.length || a - b)
    this.picture = svg('svg.netplot', { class: this.many ? 'many' : '', role: 'img', 'aria-label': options.description }, this.lines, this.lit, this.marked, this.named)
    this.named.append(...this.names)
    panzoom(this.picture, this.camera, {
      moved: () => this.move(),
      clicked: (x, y) => options.picked(this.at({ x, y })),
      hovered: (x, y) => this.picture.classList.toggle('over', this.at({ x, y }) !== undefined),
    })
    host.append(...(this.many ? [this.canvas.canvas] : []), this.picture)
    this.forget = onTheme(() => (this.inks.clear(), this.draw()))
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

  /** Lays a small network out at once, and a large one from frame to frame, so that the page stays at hand. */
  private settle(layout: Layout): void {
    const until = performance.now() + slice
    const drawing = this.frames++ % every === 0
    while (!layout.done && (this.nodes.length <= atOnce || (!drawing && performance.now() < until))) layout.step()
    this.picture.classList.toggle('settling', !layout.done)
    if (layout.done) layout.stretch()
    else this.frame = requestAnimationFrame(() => this.settle(layout))
    if (layout.done || drawing) this.fit()
  }

  /** Brings the whole network into sight. */
  fit(): void {
    const { width, height } = this.host.getBoundingClientRect()
    if (!this.layout || width === 0) return
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
    const own = node === undefined ? [] : this.touched[node]!.filter((i) => this.weights[i]! > 0)
    this.near = new Set([...(node === undefined ? [] : [node]), ...own.flatMap((i) => [this.ties[i]!.from, this.ties[i]!.to])])
    for (const [i, m] of this.marks.entries()) {
      m.classList.toggle('near', this.near.has(i))
      m.classList.toggle('chosen', i === node)
    }
    if (this.layout?.done) this.write(this.points(this.drawn))
  }

  /** Gives ties other weights; those of weight 0 go, and so do nodes that nothing ties then, but for those kept. Nothing moves. */
  weigh(weights: readonly number[], kept: (node: number) => boolean): void {
    this.weights = weights
    this.marks.forEach((m, i) => m.setAttribute('display', kept(i) || this.touched[i]!.some((tie) => weights[tie]! > 0) ? 'inline' : 'none'))
    this.draw()
  }

  /** Hands the picture, with all its lines in it, to what keeps it. */
  keep(act: (picture: SVGSVGElement) => void): void {
    if (!this.layout?.done) return
    this.hangUpTo(this.marks.length)
    this.lines.replaceChildren(...this.paths(this.ties.keys(), this.points(this.drawn)))
    act(this.picture)
    if (this.many) this.lines.replaceChildren()
  }

  close(): void {
    cancelAnimationFrame(this.frame)
    cancelAnimationFrame(this.next)
    clearTimeout(this.rest)
    this.watcher.disconnect()
    this.forget()
    this.host.replaceChildren()
  }

  private shown(node: number): boolean {
    return this.marks[node]!.getAttribute('display') !== 'none'
  }

  private points({ k, dx, dy } = this.camera): Point[] {
    const { x, y } = this.layout!
    return this.nodes.map((_, i) => ({ x: x[i]! * k + dx, y: y[i]! * k + dy }))
  }

  /** Follows the hand. A large network is only shifted and scaled as it is, and drawn anew when the hand rests. */
  private move(): void {
    if (this.nodes.length + this.ties.length <= light) return this.draw()
    this.follow()
    clearTimeout(this.rest)
    this.rest = setTimeout(() => this.draw(), 120)
  }

  /** Shifts and scales what is drawn by another camera. */
  private follow(): void {
    this.picture.style.transform = seen(this.camera, this.drawn)
    this.canvas.canvas.style.transform = seen(this.camera, this.painted)
  }

  /** Draws everything: of a large network the heaviest ties at once, in the next frames the nodes, the names, and the other ties. As long as its layout goes on the heaviest ties and dots must do. */
  private draw(): void {
    if (!this.layout) return
    clearTimeout(this.rest)
    cancelAnimationFrame(this.next)
    if (!this.many) return this.drawNodes()
    this.painted = { ...this.camera }
    this.paint(0)
    this.follow()
    this.paintDots()
    if (this.layout.done) this.then(() => this.drawNodes())
  }

  /** Goes on in the next frame, unless something else is drawn then. */
  private then(act: () => void): void {
    this.next = requestAnimationFrame(act)
  }

  /** Paints the ties from some on, frame by frame. */
  private paintOn(from: number): void {
    if (from >= this.ties.length) return
    this.paint(from)
    this.then(() => this.paintOn(from + stroke))
  }

  private drawNodes(): void {
    const moved = seen(this.camera, this.drawn, '')
    this.drawn = { ...this.camera }
    const points = this.points()
    this.marks.forEach((m, i) => m.setAttribute('transform', `translate(${points[i]!.x.toFixed(1)} ${points[i]!.y.toFixed(1)})`))
    this.follow()
    if (this.many) {
      this.named.setAttribute('transform', moved)
      return this.then(() => this.hang())
    }
    this.lines.replaceChildren(...this.paths(this.ties.keys(), points))
    this.hangUpTo(this.marks.length)
    this.write(points)
  }

  /** Brings the nodes of a large network onto the page, some in each frame; until then they are the dots on the canvas. */
  private hang(): void {
    this.hangUpTo(this.hung + handful)
    if (this.hung < this.marks.length) return this.then(() => this.hang())
    this.named.removeAttribute('transform')
    this.write(this.points(this.drawn))
    this.then(() => this.paintOn(stroke))
  }

  private hangUpTo(count: number): void {
    this.marked.append(...this.marks.slice(this.hung, count))
    this.hung = Math.min(count, this.marks.length)
  }

  /** The ties that show, by how they look. */
  private looks(which: Iterable<number>): Map<string, number[]> {
    const looks = new Map<string, number[]>()
    for (const i of which) {
      const weight = this.weights[i]!
      if (weight <= 0) continue
      const look = `tie ${this.ties[i]!.tone} ${width(weight)}`
      const there = looks.get(look)
      if (there) there.push(i)
      else looks.set(look, [i])
    }
    return looks
  }

  /** One path for all ties that look the same. */
  private paths(which: Iterable<number>, points: readonly Point[]): SVGPathElement[] {
    const line = (i: number) => {
      const { from, to, directed } = this.ties[i]!
      return this.many ? straight(points[from]!, points[to]!) : curve(points[from]!, points[to]!, this.bend[i]!, this.nodes[to]!.radius + 2, directed)
    }
    return [...this.looks(which)].map(([look, ties]) => svg('path', { class: look, d: ties.map(line).join('') }))
  }

  /** Paints some ties on the canvas, of which the first ones begin it anew. */
  private paint(from: number): void {
    const points = this.points(this.painted)
    const some = this.looks(this.heaviest.slice(from, from + stroke))
    const groups = [...some].map(([look, ties]) => ({ ink: this.ink(look), ends: ties.flatMap((i) => [points[this.ties[i]!.from]!, points[this.ties[i]!.to]!]) }))
    if (from === 0) this.canvas.clear()
    this.canvas.paint(groups, 0.35)
  }

  /** Paints the nodes on the canvas. */
  private paintDots(): void {
    const points = this.points(this.painted)
    this.nodes.forEach(({ tone, radius }, i) => this.shown(i) && this.canvas.dot(points[i]!, radius, this.ink(`node ${tone}`).fill))
  }

  /** How the style sheet draws what looks so. */
  private ink(look: string): Ink {
    const known = this.inks.get(look)
    if (known) return known
    const probe = svg('g', { class: look }, svg('path', { class: look }))
    this.lines.append(probe)
    const { stroke, strokeWidth, fill } = getComputedStyle(probe.firstElementChild!)
    const ink = { stroke, fill, width: parseFloat(strokeWidth) }
    probe.remove()
    this.inks.set(look, ink)
    return ink
  }

  /** Draws what depends on the selection: its ties, and the names for which there is room, its own and those of the best tied nodes first. */
  private write(points: readonly Point[]): void {
    this.lit.replaceChildren(...(this.selected === undefined ? [] : this.paths(this.touched[this.selected]!, points)))
    const others = this.order.filter((i) => this.shown(i))
    const first = this.selected === undefined ? [] : [this.selected, ...others.filter((i) => i !== this.selected && this.near.has(i))]
    const boxes = placeNames({ first, others }, points, this.nodes, this.host.getBoundingClientRect().width)
    this.names.forEach((name, i) => {
      const box = boxes.get(i)
      name.setAttribute('display', box ? 'inline' : 'none')
      if (!box) return
      name.setAttribute('x', (box.x + box.width / 2).toFixed(1))
      name.setAttribute('y', (box.y + 11).toFixed(1))
    })
  }

  /** What lies at a point: a node before a tie. */
  private at(p: Point): { node: number } | { tie: number } | undefined {
    if (!this.layout) return undefined
    const points = this.points()
    const node = this.order.find((i) => this.shown(i) && Math.hypot(p.x - points[i]!.x, p.y - points[i]!.y) <= Math.max(this.nodes[i]!.radius + 3, 10))
    if (node !== undefined) return { node }
    const gaps = this.ties.map((tie, i) => (this.weights[i]! <= 0 ? Infinity : distance(p, points[tie.from]!, points[tie.to]!, this.bend[i]!)))
    const nearest = gaps.indexOf(Math.min(...gaps))
    return nearest >= 0 && gaps[nearest]! <= 6 ? { tie: nearest } : undefined
  }
}
