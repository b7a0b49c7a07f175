import { address } from '../address'
import { AskError } from '../ask'
import { el, say } from '../dom'
import { askYourself, tableButton } from '../parts'
import { note } from '../router'
import { empty, failed } from '../state'
import { type RecordChoice, boxes, choice, recordBox } from './controls'
import { evidenceList } from './evidence'
import { mark, netList } from './netlist'
import { type Scope, loadEvidence, loadMain, loadNetwork, loadWeights, networkQuery } from './netload'
import { picture } from './netpicture'
import { NetPlot } from './netplot'
import { timeSliders, weightSlider } from './netsliders'
import { type Edge, type EdgeKind, type Subgraph, around, bounds, datesOf, edgeKey, edgeKinds, reading, rests, rowsOf, stretch, turnsOf, weights, within } from './network'
import { saveCSV, savePNG, saveSVG } from './save'
import './network.css'

export interface Known {
  records: readonly RecordChoice[]
  names: string[]
}

const labels: Record<EdgeKind, string> = { STANCE: 'stances', LINKAGE: 'linkage', SHARED: 'common stances', MENTION: 'mention', REPRESENTS: 'represents', PART_OF: 'part of' }
const usual: EdgeKind[] = ['STANCE', 'LINKAGE']
const sizes = ['50', '100', '200', '500', '1000']

/** The network view: its tools, the picture, the list beside it, and the evidence of the chosen tie. */
export class Network {
  private focus: string
  private kinds: EdgeKind[]
  private record: string
  private size: string
  private among: boolean
  private least: number
  /** The dates of the records or, of one record, its turns once it is drawn. */
  private times: ReturnType<typeof stretch>
  private drawn: Scope = {} // what the picture was drawn of
  private graph: Subgraph = { nodes: [], edges: [] }
  private more = false // whether there are ties that are not drawn
  private now: number[] = [] // the weights that are shown
  private plot: NetPlot | undefined
  private selected: string | undefined
  private asked = 0
  private pause = 0 // the timer of the next question
  private readonly stage = el('div.stage')
  private readonly list = el('div.netlist')
  private readonly words = el('section.networds', { 'aria-label': 'The words of the chosen tie', 'aria-live': 'polite' })
  private readonly sliders = el('div.tools.when')
  private readonly ways = el('span.apart')
  private readonly amongLabel = el('label.tick')
  private readonly focusBox: HTMLInputElement

  constructor(root: HTMLElement, private readonly known: Known, private readonly q: URLSearchParams) {
    this.focus = q.get('focus') ?? ''
    this.record = q.get('record') ?? ''
    this.size = sizes.find((s) => s === q.get('size')) ?? '100'
    this.among = q.has('among')
    this.least = Math.max(Number(q.get('least')) || 1, 1)
    const named = edgeKinds.filter((kind) => q.getAll('tie').includes(kind))
    this.kinds = named.length > 0 ? named : usual
    this.times = this.allTimes()
    this.focusBox = el('input', { type: 'search', list: 'names', value: this.focus, placeholder: 'Any name', size: 22, on: { change: () => this.focusOn(this.focusBox.value.trim()) } })
    root.append(this.tools(), this.sliders, el('div.network', {}, el('div.picture', {}, this.stage, this.zoom()), this.list), this.words)
  }

  private tools(): HTMLElement {
    const again = (set: () => void) => (set(), void this.refresh())
    return el('div.tools', {},
      el('label', {}, 'Focus on', this.focusBox), el('datalist', { id: 'names' }, this.known.names.map((name) => el('option', { value: name }))),
      boxes('Tied by', edgeKinds.map((kind) => [kind, labels[kind]] as const), this.kinds, (kinds) => again(() => (this.kinds = kinds)), (kind) => `tick-${kind.toLowerCase()}`),
      recordBox(this.known.records, this.record, (v) => again(() => { this.record = v; this.times = stretch(this.moments()) })),
      choice('At most', sizes.map((size) => [size, `${Number(size).toLocaleString('en')} entities`]), this.size, (v) => again(() => (this.size = v))),
      this.amongBox(),
      this.ways)
  }

  private amongBox(): HTMLElement {
    const box = el('input', { type: 'checkbox', checked: this.among, on: { change: () => ((this.among = box.checked), void this.refresh()) } })
    this.amongLabel.append(box, ' ties among its neighbours')
    return this.amongLabel
  }

  private zoom(): HTMLElement {
    const button = (label: string, text: string, act: () => void) => el('button', { type: 'button', 'aria-label': label, title: label, on: { click: act } }, text)
    return el('div.zoom', {}, button('Nearer', '+', () => this.plot?.zoomBy(1.4)), button('Farther', '−', () => this.plot?.zoomBy(1 / 1.4)), button('The whole network', '⤢', () => this.plot?.fit()))
  }

  close(): void {
    clearTimeout(this.pause)
    this.plot?.close()
  }

  private focusOn(name: string): void {
    this.focus = name
    this.focusBox.value = name
    this.selected = undefined
    void this.refresh()
  }

  /** The record that is drawn, if it is but one. */
  private get single(): string | undefined {
    return this.record || (this.known.records.length === 1 ? this.known.records[0]!.slug : undefined)
  }

  private moments() {
    return this.single === undefined ? datesOf(this.known.records) : turnsOf(this.graph.edges)
  }

  /** All times, or those that the address names. */
  private allTimes() {
    const [from, until] = this.single === undefined ? ['after', 'before'] : ['from', 'until']
    return stretch(this.moments(), this.q.get(from!) ?? '', this.q.get(until!) ?? '')
  }

  private scope(): Scope {
    if (this.single !== undefined) return { document: this.record || undefined }
    const [after, before] = bounds(this.times) as [string | undefined, string | undefined]
    return { after, before }
  }

  /** Asks anew and draws the answer, unless another question was asked meanwhile. */
  async refresh(): Promise<void> {
    clearTimeout(this.pause)
    const mine = ++this.asked
    const scope = this.scope()
    this.amongLabel.hidden = this.focus === ''
    try {
      const around = this.focus ? [this.focus] : await loadMain(scope)
      const wanted = { around, depth: this.focus ? 1 : 2, first: Number(this.size), kinds: this.kinds, ...scope }
      const loaded = around.length > 0 && this.kinds.length > 0 ? await loadNetwork(wanted, this.single !== undefined) : { graph: { nodes: [], edges: [] }, variables: wanted, more: false }
      if (mine !== this.asked) return
      this.drawn = scope
      this.take(loaded.graph)
      this.more = loaded.more
      this.ways.replaceChildren(...this.buttons(), askYourself(networkQuery, loaded.variables))
      this.draw()
    } catch (error) {
      if (mine === this.asked) this.refuse(error)
    }
  }

  private take(graph: Subgraph): void {
    this.graph = this.focus && !this.among ? around(graph, graph.nodes[0]!.id) : graph
    const first = this.times.moments.values.length === 0
    if (this.single !== undefined) this.times = first ? this.allTimes() : stretch(turnsOf(this.graph.edges), ...(bounds(this.times).map((b) => String(b ?? '')) as [string, string]))
  }

  private buttons(): HTMLElement[] {
    const button = (text: string, label: string, act: (picture: SVGSVGElement) => void) => el('button', { type: 'button', 'aria-label': label, title: label, on: { click: () => this.plot?.keep(act) } }, text)
    return [button('SVG', 'Save the picture as SVG', (p) => saveSVG('network.svg', p)), button('PNG', 'Save the picture as PNG', (p) => void savePNG('network.png', p)), tableButton(() => saveCSV('network.csv', rowsOf(this.graph, this.now)))]
  }

  /** Says what failed; a name that nothing has is answered with those that come near. */
  private refuse(error: unknown): void {
    this.plot?.close()
    this.list.replaceChildren()
    this.sliders.replaceChildren()
    const near = error instanceof AskError && (error.code === 'UNKNOWN_ENTITY' || error.code === 'AMBIGUOUS_ENTITY') ? nearNames(error) : undefined
    const buttons = near?.map((name) => el('button', { type: 'button', on: { click: () => this.focusOn(name) } }, name))
    this.stage.replaceChildren(buttons ? empty((error as AskError).message, ...buttons, el('button', { type: 'button', on: { click: () => this.focusOn('') } }, 'No focus')) : failed(error, () => void this.refresh()))
  }

  private draw(): void {
    this.plot?.close()
    this.plot = undefined
    this.words.replaceChildren()
    this.remember()
    const heaviest = Math.max(1, ...this.graph.edges.map((edge) => edge.weight))
    this.sliders.replaceChildren(...timeSliders(this.times, () => this.moved()), weightSlider(Math.min(this.least, heaviest), heaviest, (v) => ((this.least = v), this.moved())), ...this.notes())
    if (this.graph.edges.length === 0) {
      this.list.replaceChildren()
      return this.stage.replaceChildren(empty('Nothing is tied in this way.', 'Tick other ties, or choose another focus or time.'))
    }
    this.stage.replaceChildren()
    const { nodes, ties } = picture(this.graph)
    const description = `A network of ${nodes.length} entities and ${ties.length} ties${this.focus ? ` around ${this.focus}` : ''}; the list beside it has them all.`
    this.plot = new NetPlot(this.stage, nodes, ties, { description, picked: (what) => (what && 'tie' in what ? void this.open(what.tie) : this.select(what && this.graph.nodes[what.node]!.id)) })
    this.show(this.single === undefined ? (edge) => edge.weight : this.byTurns())
  }

  /** How heavy an edge is within the turns that are chosen. */
  private byTurns(): (edge: Edge) => number {
    const ends = bounds(this.times)
    return ends.every((end) => end === undefined) ? (edge) => edge.weight : (edge) => within(edge.evidence, ends).length
  }

  /** What the picture and the sliders leave out. */
  private notes(): HTMLElement[] {
    const told = Math.max(0, ...this.graph.edges.map((edge) => edge.evidence.length))
    const partly = this.single !== undefined && this.graph.edges.some((edge) => edge.evidence.length < edge.weight && rests(edge.kind))
    const turns = told > 0 ? `The turns count the first ${told} passages of each tie.` : 'So much is tied that it cannot be told by turns; ask for fewer entities or ties.'
    return [partly && turns, this.more && `The ${this.graph.edges.length.toLocaleString('en')} heaviest ties are drawn, lighter ones are not.`].flatMap((note) => (note ? [el('p.quiet.small', {}, note)] : []))
  }

  /** Follows the sliders: over turns at once, over dates as soon as the API has weighed the ties; nothing that is drawn moves. */
  private moved(): void {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => (this.remember(), this.single === undefined && void this.weighDates()), 60)
    if (this.single !== undefined) this.show(this.byTurns())
  }

  private async weighDates(): Promise<void> {
    const scope = this.scope()
    const wider = (scope.after ?? '') < (this.drawn.after ?? '') || (scope.before ?? '9') > (this.drawn.before ?? '9')
    if (wider) return this.refresh()
    const mine = ++this.asked
    try {
      const found = await loadWeights(this.graph.nodes.map((n) => n.id), this.kinds, scope)
      if (mine !== this.asked) return
      const weight = new Map(found.map((edge) => [edgeKey(edge), edge.weight]))
      this.show((edge) => weight.get(edgeKey(edge)) ?? 0)
    } catch (error) {
      if (mine === this.asked) this.refuse(error)
    }
  }

  /** Shows the network with these weights. */
  private show(weigh: (edge: Edge) => number): void {
    this.now = weights(this.graph.edges, weigh, this.least)
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

  /** Shows what an edge rests on within the time that is chosen. */
  private async open(place: number): Promise<void> {
    const edge = this.graph.edges[place]!
    const name = (id: string) => this.graph.nodes.find((node) => node.id === id)!.name
    const title = `${name(edge.from.id)} ${reading[edge.kind]} ${name(edge.to.id)}`
    try {
      const all = rests(edge.kind) ? await loadEvidence(edge, this.scope()) : []
      const evidence = this.single === undefined ? all : within(all, bounds(this.times))
      const missing = this.now[place]! > evidence.length && rests(edge.kind) ? el('p.quiet.small', {}, `${evidence.length} of ${this.now[place]} passages.`) : ''
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
    const [first, last] = bounds(this.times)
    const times = this.single === undefined ? { after: first, before: last } : { from: first, until: last }
    note(address(['network'], { focus: this.focus, record: this.record, tie: kinds, size: this.size === '100' ? '' : this.size, among: this.among ? '1' : '', ...times, least: this.least > 1 ? this.least : '' }))
  }
}

/** The names that the API offers in place of one that it does not know, or that several have. */
function nearNames({ extensions }: AskError): string[] {
  const offered = [extensions.near, extensions.candidates].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))
  return offered.map((o) => (typeof o === 'string' ? o : String((o as { name?: unknown }).name ?? ''))).filter(Boolean)
}
