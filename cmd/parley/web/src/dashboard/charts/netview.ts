import { address } from '../address'
import { AskError } from '../ask'
import { el, say } from '../dom'
import { entitySign, kindClass } from '../kinds'
import { askYourself, tableButton } from '../parts'
import { note } from '../router'
import { empty, failed } from '../state'
import { type RecordChoice, boxes, choice, recordBox } from './controls'
import { evidenceList } from './evidence'
import { mark, netList, rests } from './netlist'
import { type Loaded, loadEvidence, loadNetwork, networkQuery } from './netload'
import { NetPlot, type PlotNode } from './netplot'
import { type Choice, type EdgeKind, type Subgraph, around, chosen, edgeKinds, moments, reading, rowsOf, weights } from './network'
import { saveCSV, savePNG, saveSVG } from './save'
import type { Tie } from './ties'
import './network.css'

export interface Known {
  records: readonly RecordChoice[]
  /** The ids of those who take the most stances. */
  main: string[]
  names: string[]
}

const labels: Record<EdgeKind, string> = { STANCE: 'stances', LINKAGE: 'linkage', SHARED: 'common stances', MENTION: 'mention', REPRESENTS: 'represents', PART_OF: 'part of' }
const usual: EdgeKind[] = ['STANCE', 'LINKAGE']

/** The network view: its tools, the picture, the list beside it, and the evidence of the chosen tie. */
export class Network {
  private focus: string
  private kinds: EdgeKind[]
  private record: string
  private size: number
  private among: boolean
  private graph: Subgraph = { nodes: [], edges: [] }
  private choice: Choice = { record: '', moments: { by: 'turn', values: [] }, from: 0, until: 0, least: 1 }
  private now: number[] = []
  private plot: NetPlot | undefined
  private selected: string | undefined
  private asked = 0
  private left = 0 // ties that are not drawn, being too many
  private readonly stage = el('div.stage')
  private readonly list = el('div.netlist')
  private readonly words = el('section.networds', { 'aria-label': 'The words of the chosen tie', 'aria-live': 'polite' })
  private readonly slider = el('div.tools.when')
  private readonly ways = el('span.apart')
  private readonly focusBox: HTMLInputElement

  constructor(root: HTMLElement, private readonly known: Known, q: URLSearchParams) {
    this.focus = q.get('focus') ?? ''
    this.record = q.get('record') ?? ''
    this.size = Number(q.get('size')) || 100
    this.among = q.has('among')
    const named = edgeKinds.filter((kind) => q.getAll('tie').includes(kind))
    this.kinds = named.length > 0 ? named : usual
    this.focusBox = el('input', { type: 'search', list: 'names', value: this.focus, placeholder: 'Any name', size: 22, on: { change: () => this.focusOn(this.focusBox.value.trim()) } })
    root.append(this.tools(), this.slider, el('div.network', {}, el('div.picture', {}, this.stage, this.zoom()), this.list), this.words)
  }

  private tools(): HTMLElement {
    const again = (set: () => void) => (set(), void this.refresh())
    const among = el('input', { type: 'checkbox', checked: this.among, title: 'Of a focus, the ties that its neighbours have among themselves', on: { change: () => again(() => (this.among = among.checked)) } })
    return el('div.tools', {},
      el('label', {}, 'Focus on', this.focusBox), el('datalist', { id: 'names' }, this.known.names.map((name) => el('option', { value: name }))),
      boxes('Tied by', edgeKinds.map((kind) => [kind, labels[kind]] as const), this.kinds, (kinds) => again(() => (this.kinds = kinds)), (kind) => `tick-${kind.toLowerCase()}`),
      recordBox(this.known.records, this.record, (v) => { this.record = v; this.choose() }),
      choice('At most', [['50', '50 entities'], ['100', '100 entities'], ['200', '200 entities'], ['500', '500 entities']], String(this.size), (v) => again(() => (this.size = Number(v)))),
      el('label.tick', {}, among, ' ties among its neighbours'),
      this.ways)
  }

  private zoom(): HTMLElement {
    const button = (label: string, text: string, act: () => void) => el('button', { type: 'button', 'aria-label': label, title: label, on: { click: act } }, text)
    return el('div.zoom', {}, button('Nearer', '+', () => this.plot?.zoomBy(1.4)), button('Farther', '−', () => this.plot?.zoomBy(1 / 1.4)), button('The whole network', '⤢', () => this.plot?.fit()))
  }

  close(): void {
    this.plot?.close()
  }

  private focusOn(name: string): void {
    this.focus = name
    this.focusBox.value = name
    this.selected = undefined
    void this.refresh()
  }

  /** Asks anew and draws the answer, unless another question was asked meanwhile. */
  async refresh(): Promise<void> {
    const mine = ++this.asked
    this.remember()
    try {
      const wanted = { around: this.focus ? [this.focus] : this.known.main, depth: this.focus ? 1 : 2, first: this.size, kinds: this.kinds }
      const { graph, variables, ties }: Loaded = wanted.around.length > 0 && this.kinds.length > 0 ? await loadNetwork(wanted) : { graph: { nodes: [], edges: [] }, variables: wanted, ties: 0 }
      if (mine !== this.asked) return
      this.graph = this.focus && !this.among ? around(graph, graph.nodes[0]!.id) : graph
      this.left = ties - graph.edges.length
      this.ways.replaceChildren(...this.buttons(), askYourself(networkQuery, variables))
      this.draw()
    } catch (error) {
      if (mine === this.asked) this.refuse(error)
    }
  }

  private buttons(): HTMLElement[] {
    const button = (text: string, label: string, act: (picture: SVGSVGElement) => void) => el('button', { type: 'button', 'aria-label': label, title: label, on: { click: () => this.plot && act(this.plot.picture) } }, text)
    return [button('SVG', 'Save the picture as SVG', (p) => saveSVG('network.svg', p)), button('PNG', 'Save the picture as PNG', (p) => void savePNG('network.png', p)), tableButton(() => saveCSV('network.csv', rowsOf(this.graph, this.now)))]
  }

  /** Says what failed; a name that nothing has is answered with those that come near. */
  private refuse(error: unknown): void {
    this.plot?.close()
    this.list.replaceChildren()
    this.slider.replaceChildren()
    const near = error instanceof AskError && (error.code === 'UNKNOWN_ENTITY' || error.code === 'AMBIGUOUS_ENTITY') ? nearNames(error) : undefined
    const buttons = near?.map((name) => el('button', { type: 'button', on: { click: () => this.focusOn(name) } }, name))
    this.stage.replaceChildren(buttons ? empty((error as AskError).message, ...buttons, el('button', { type: 'button', on: { click: () => this.focusOn('') } }, 'No focus')) : failed(error, () => void this.refresh()))
  }

  private draw(): void {
    this.plot?.close()
    this.plot = undefined
    this.words.replaceChildren()
    if (this.graph.edges.length === 0) {
      this.list.replaceChildren()
      this.slider.replaceChildren()
      return this.stage.replaceChildren(empty('Nothing is tied in this way.', 'Tick other ties, or choose another focus.'))
    }
    this.stage.replaceChildren()
    const { nodes, ties } = picture(this.graph)
    const description = `A network of ${nodes.length} entities and ${ties.length} ties${this.focus ? ` around ${this.focus}` : ''}; the list beside it has them all.`
    this.plot = new NetPlot(this.stage, nodes, ties, { description, picked: (what) => (what && 'tie' in what ? void this.open(what.tie) : this.select(what && this.graph.nodes[what.node]!.id)) })
    this.choose()
  }

  /** Takes the record's moments anew and shows what lies within. */
  private choose(): void {
    const all = moments(this.graph.edges, this.record)
    this.choice = { ...this.choice, record: this.record, moments: all, from: 0, until: Math.max(all.values.length - 1, 0) }
    this.slider.replaceChildren(...(all.values.length > 0 ? this.sliders() : [this.weightSlider()]), ...this.notes())
    this.apply()
  }

  private sliders(): HTMLElement[] {
    const { by, values } = this.choice.moments
    const moment = (i: number) => (by === 'turn' ? `turn ${values[i] ?? ''}` : String(values[i] || 'undated'))
    const last = Math.max(values.length - 1, 0)
    return [
      this.slide('From', this.choice.from, 0, last, moment, (v) => (this.choice.from = v)),
      this.slide('Until', this.choice.until, 0, last, moment, (v) => (this.choice.until = v)),
      this.weightSlider(),
    ]
  }

  private weightSlider(): HTMLElement {
    const heaviest = Math.max(1, ...this.graph.edges.map((edge) => edge.weight))
    return this.slide('Ties that rest on at least', this.choice.least, 1, Math.min(heaviest, 30), String, (v) => (this.choice.least = v))
  }

  private slide(label: string, value: number, min: number, max: number, told: (v: number) => string, set: (v: number) => void): HTMLElement {
    const says = el('output', {}, told(value))
    const moved = () => {
      set(Number(input.value))
      says.textContent = told(Number(input.value))
      input.setAttribute('aria-valuetext', says.textContent)
      this.apply()
    }
    const input = el('input', { type: 'range', min, max, value, 'aria-valuetext': told(value), on: { input: moved } })
    return el('label', {}, el('span', {}, label, ' ', says), input)
  }

  /** What the picture and the sliders leave out. */
  private notes(): HTMLElement[] {
    const partly = this.graph.edges.some((edge) => edge.evidence.length < edge.weight && rests(edge.kind))
    const known = Math.max(0, ...this.graph.edges.map((edge) => edge.evidence.length))
    const time = known > 0 ? `The times count the first ${known} passages of each tie.` : 'So much is tied that it cannot be told by time and record; ask for fewer entities or ties.'
    return [partly && time, this.left > 0 && `The ${this.graph.edges.length} heaviest ties are drawn, ${this.left} lighter ones are not.`].flatMap((note) => (note ? [el('p.quiet.small', {}, note)] : []))
  }

  /** Shows the weights of the present choice; nothing moves. */
  private apply(): void {
    this.remember()
    this.now = weights(this.graph.edges, this.choice)
    this.plot?.weigh(this.now, (node) => this.focus !== '' && node === 0)
    this.select(this.selected)
  }

  private select(id: string | undefined): void {
    const index = this.graph.nodes.findIndex((node) => node.id === id)
    this.selected = index < 0 ? undefined : id
    this.plot?.select(index < 0 ? undefined : index)
    this.list.replaceChildren(netList(this.graph, this.now, this.selected, { choose: (own) => this.choseInList(own), open: (edge) => void this.open(edge), focus: (name) => this.focusOn(name), back: () => this.choseInList(undefined) }))
  }

  private choseInList(id: string | undefined): void {
    this.select(id)
    this.list.querySelector<HTMLElement>('button, a')?.focus()
  }

  /** Shows what an edge rests on. */
  private async open(place: number): Promise<void> {
    const edge = this.graph.edges[place]!
    const name = (id: string) => this.graph.nodes.find((node) => node.id === id)!.name
    const title = `${name(edge.from.id)} ${reading[edge.kind]} ${name(edge.to.id)}`
    try {
      const evidence = edge.evidence.length > 0 || !rests(edge.kind) ? chosen(edge, this.choice) : await loadEvidence(edge)
      const missing = edge.weight > evidence.length && rests(edge.kind) ? el('p.quiet.small', {}, `${evidence.length} of ${edge.weight} passages.`) : ''
      const body = rests(edge.kind) ? await evidenceList(evidence) : el('p.quiet', {}, 'This is known of the entities themselves and rests on no words of the records.')
      this.words.replaceChildren(el('h2', {}, mark(edge.kind), ` ${title}`), missing, body)
      this.words.scrollIntoView({ block: 'nearest' })
      say(`${title}: ${evidence.length} passages`)
    } catch (error) {
      this.words.replaceChildren(failed(error, () => void this.open(place)))
    }
  }

  private remember(): void {
    const kinds = this.kinds.join() === usual.join() ? [] : this.kinds
    note(address(['network'], { focus: this.focus, record: this.record, tie: kinds, size: this.size === 100 ? '' : this.size, among: this.among ? '1' : '' }))
  }
}

/** The names that the API offers in place of one that it does not know, or that several have. */
function nearNames({ extensions }: AskError): string[] {
  const offered = [extensions.near, extensions.candidates].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))
  return offered.map((o) => (typeof o === 'string' ? o : String((o as { name?: unknown }).name ?? ''))).filter(Boolean)
}

function picture({ nodes, edges }: Subgraph): { nodes: PlotNode[]; ties: Tie[] } {
  const place = new Map(nodes.map((node, i) => [node.id, i]))
  const sums = nodes.map(() => 0)
  const ties = edges.map(({ from, to, kind, weight }): Tie => {
    const [a, b] = [place.get(from.id)!, place.get(to.id)!]
    sums[a]! += weight
    sums[b]! += weight
    return { from: a, to: b, weight, tone: `tie-${kind.toLowerCase()}`, directed: kind !== 'SHARED' && kind !== 'MENTION' }
  })
  return { ties, nodes: nodes.map((node, i) => ({ label: node.name, sign: entitySign[node.kind], tone: kindClass(node.kind), shape: 'round', radius: 9 + Math.min(9, 1.6 * Math.log2(1 + sums[i]!)) })) }
}
