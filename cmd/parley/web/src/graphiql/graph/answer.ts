import { type DocumentNode, type GraphQLSchema } from 'graphql'
import { entityAddress, nodeAddress, recordAddress } from '../../dashboard/address'
import { Identities, type Place, get, getTyped, nodeTypes, objects, placeIn, text } from './identity'
import { type Typed, type Value, typed } from './typed'

/** A thing in an answer. */
export interface Thing {
  key: string
  /** The type in the API: Entity, Stance, Turn … */
  type: string
  /** What kind of that type, where the answer tells: PORT, DEMAND … */
  kind: string | undefined
  label: string
  /** The words of the record, or a longer name. */
  words: string | undefined
  /** What else the answer says of it. */
  facts: [name: string, value: string][]
  /** Where the dashboard shows it, where the answer says enough to tell. */
  href: string | undefined
  place: Place
}

/** That two things have to do with each other. */
export interface Bond {
  from: string
  to: string
  /** What `from` has to do with `to`, in words. */
  label: string
  /** The kind of an Edge of the API, else "about" or "other". */
  kind: string
  weight: number
}

export interface AnswerGraph {
  things: Thing[]
  bonds: Bond[]
}

/** What an answer's data tells as a graph. */
export function answerGraph(schema: GraphQLSchema, query: DocumentNode, operationName: string | null, data: unknown): AnswerGraph {
  const root = typed(schema, query, operationName, data)
  if (!root) return { things: [], bonds: [] }
  const builder = new Builder(new Identities(root))
  builder.visit(root, undefined, {})
  return { things: [...builder.things.values()].map(name), bonds: [...builder.bonds.values()] }
}

/** A thing as one place of the answer tells it, which need not say its name. */
type Seen = Omit<Thing, 'label'> & { label: string | undefined }

const name = (seen: Seen): Thing => ({ ...seen, label: seen.label ?? words(seen.kind ?? seen.type) })

/** The nearest thing around an object, and by which field one comes from it. */
interface Around {
  key: string
  type: string
  field: string
}

// How a bond reads from the outer thing to the inner one; ← turns it round.
const readings: Record<string, string> = {
  targets: 'is about', target: 'is about', holder: 'is held by', side: 'is held for', speaker: 'is spoken by', turn: 'stands in', document: 'stands in',
  mentions: 'names', represents: 'represents', partOf: 'is part of', respondsTo: 'answers', responses: '← answers', linkages: 'is tied',
  from: '← is tied', to: 'to', fromStance: '← is tied', toStance: 'to', stances: 'has', terms: 'states', trajectory: 'has', subject: 'is on',
  turns: 'has', next: 'is before', previous: 'is after', term: 'states', openItems: 'leaves', neighbours: 'is tied to', entities: 'names', documents: 'occurs in',
}

class Builder {
  readonly things = new Map<string, Seen>()
  readonly bonds = new Map<string, Bond>()

  constructor(private readonly identities: Identities) {}

  visit(object: Typed, around: Around | undefined, outer: Place): void {
    const place = placeIn(object, outer)
    const here = nodeTypes.has(object.type) ? this.thing(object, place) : undefined
    if (here && around) this.nest(around, here)
    const tie = ties[object.type]
    for (const [field, value] of object.fields) {
      const inner = tie ? undefined : here ? { ...here, field } : around
      for (const child of objects(value)) this.visit(child, inner, place)
    }
    for (const bond of tie?.(object, (child) => this.key(child, place)) ?? []) this.bind(bond)
  }

  private thing(object: Typed, place: Place): Around {
    const key = this.identities.of(object, place)
    const known = this.things.get(key)
    const seen = describe(object, key, place)
    this.things.set(key, known ? merge(known, seen) : seen)
    return { key, type: object.type, field: '' }
  }

  private nest(outer: Around, inner: Around): void {
    const reading = readings[outer.field] ?? outer.field
    const kind = outer.field === 'targets' ? 'about' : inner.type === 'Linkage' || outer.type === 'Linkage' ? 'LINKAGE' : 'other'
    const turned = reading.startsWith('← ')
    const [from, to] = turned ? [inner.key, outer.key] : [outer.key, inner.key]
    this.bind({ from, to, label: turned ? reading.slice(2) : reading, kind, weight: 1 })
  }

  private key(object: Typed | undefined, place: Place): string | undefined {
    return object && this.identities.of(object, placeIn(object, place))
  }

  /** A bond told twice, as between a stance and its turn, is one. */
  private bind(bond: Bond): void {
    if (bond.from === bond.to) return
    this.bonds.set(`${bond.from}\n${bond.to}\n${bond.label}`, bond)
  }
}

type KeyOf = (object: Typed | undefined) => string | undefined

const words = (kind: string) => kind.toLowerCase().replaceAll('_', ' ')

const bond = (from: string | undefined, to: string | undefined, label: string, kind = 'other', weight = 1): Bond[] =>
  from && to ? [{ from, to, label, kind, weight }] : []

// Objects that are no things but tie the things in them.
const ties: Record<string, (object: Typed, key: KeyOf) => Bond[]> = {
  Edge(edge, key) {
    const kind = text(edge, 'kind') ?? 'other'
    const weight = Number(text(edge, 'weight') ?? 1)
    const label = { STANCE: 'takes stances on', LINKAGE: 'is given for', SHARED: 'shares stances with', MENTION: 'is named with' }[kind] ?? words(kind)
    return bond(key(getTyped(edge, 'from')), key(getTyped(edge, 'to')), label, kind, weight)
  },
  Move(move, key) {
    return bond(key(getTyped(move, 'from')), key(getTyped(move, 'to')), 'moves to', 'STANCE')
  },
  Contradiction(pair, key) {
    return bond(key(getTyped(pair, 'term')), key(getTyped(pair, 'other')), 'contradicts', 'LINKAGE')
  },
  OpenItem(item, key) {
    return bond(key(getTyped(item, 'stance')), key(getTyped(item, 'matter')), `leaves ${words(text(item, 'outcome') ?? 'open')}`, 'about')
  },
  Position(position, key) {
    const stances = [...objects(get(position, 'stances')), ...objects(get(position, 'latest'))]
    const moves = objects(get(position, 'moves')).flatMap((m) => [getTyped(m, 'from'), getTyped(m, 'to')])
    const [holder, target] = [key(getTyped(position, 'holder')), key(getTyped(position, 'target'))]
    const own = [...stances, ...moves].map(key)
    return [...bond(holder, target, 'has a position on', 'STANCE', Number(text(position, 'total') ?? 1)), ...own.flatMap((s) => [...bond(s, holder, 'is held by'), ...bond(s, target, 'is about', 'about')])]
  },
  StanceMatrix(matrix, key) {
    const [rows, columns] = [objects(get(matrix, 'rows')), objects(get(matrix, 'columns'))]
    return objects(get(matrix, 'cells')).flatMap((cell) =>
      bond(key(rows[Number(text(cell, 'row') ?? -1)]), key(columns[Number(text(cell, 'column') ?? -1)]), 'takes stances on', 'STANCE', Number(text(getTyped(cell, 'counts'), 'total') ?? 1)))
  },
}

function describe(object: Typed, key: string, place: Place): Seen {
  const quote = text(getTyped(object, 'quote'), 'text')
  const said = quote ?? text(object, 'text') ?? text(object, 'title')
  return { key, type: object.type, kind: text(object, 'kind'), label: labelOf(object, quote, place), words: said, facts: factsOf(object), href: hrefOf(object, place), place }
}

function labelOf(object: Typed, quote: string | undefined, { turn }: Place): string | undefined {
  const amount = [...new Set([text(object, 'min'), text(object, 'max')])].filter(Boolean).join('–')
  const own = {
    Entity: text(object, 'name'),
    Turn: turn && `turn ${turn}`,
    Document: text(object, 'title') ?? text(object, 'slug'),
    Term: amount && `${amount} ${text(object, 'unit') ?? ''}`.trim(),
    Linkage: text(object, 'kind') && words(text(object, 'kind')!),
  }[object.type]
  const label = own || quote
  return label && shorten(label)
}

function shorten(label: string): string {
  const letters = [...label]
  return letters.length > 32 ? letters.slice(0, 30).join('').trimEnd() + ' …' : label
}

const told = new Set(['id', 'text', 'title', 'name', '__typename'])

function factsOf(object: Typed): [string, string][] {
  return object.fields.filter(([name]) => !told.has(name)).flatMap(([name, value]): [string, string][] => {
    const told = plain(value)
    return told === undefined ? [] : [[name, told]]
  })
}

/** A scalar, or a list of scalars, in words. */
function plain(value: Value): string | undefined {
  if (Array.isArray(value)) return value.length > 0 && value.every((v) => typeof v === 'string') ? value.join(', ') : undefined
  if (typeof value === 'string') return /^[A-Z_]+$/.test(value) ? words(value) : value || undefined
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? String(value) : undefined
}

function hrefOf(object: Typed, { record, turn }: Place): string | undefined {
  const id = text(object, 'id')
  const name = text(object, 'name')
  if (object.type === 'Entity') return id || name ? entityAddress(id ?? name!) : undefined
  if (object.type === 'Document') return record ? recordAddress(record) : id && nodeAddress(id)
  if (id) return nodeAddress(id)
  return record && turn ? recordAddress(record, Number(turn)) : undefined
}

/** What two places of an answer tell of the same thing. */
function merge(a: Seen, b: Seen): Seen {
  const better = a.words !== undefined || a.facts.length >= b.facts.length ? a : b
  const other = better === a ? b : a
  const names = new Set(better.facts.map(([name]) => name))
  return {
    ...better,
    kind: better.kind ?? other.kind,
    label: better.label ?? other.label,
    words: better.words ?? other.words,
    facts: [...better.facts, ...other.facts.filter(([name]) => !names.has(name))],
    href: better.href ?? other.href,
    place: { record: a.place.record ?? b.place.record, turn: a.place.turn ?? b.place.turn },
  }
}
