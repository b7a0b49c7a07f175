import { type Typed, type Value, isTyped } from './typed'

/** The types whose objects are drawn as nodes. */
export const nodeTypes = new Set(['Document', 'Turn', 'Entity', 'Stance', 'Linkage', 'Term'])

/** A field's value, where the answer has it. */
export const get = (object: Typed | undefined, name: string): Value | undefined => object?.fields.find(([n]) => n === name)?.[1]

export const getTyped = (object: Typed | undefined, name: string): Typed | undefined => {
  const value = get(object, name)
  return isTyped(value) ? value : undefined
}

export const text = (object: Typed | undefined, name: string): string | undefined => {
  const value = get(object, name)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** Where an object stands: in which record and turn, as far as the answer tells. */
export interface Place {
  record?: string | undefined
  turn?: string | undefined
}

/** The place of what stands in an object that has a place itself. */
export function placeIn(object: Typed, outer: Place): Place {
  const turn = object.type === 'Turn' ? object : getTyped(object, 'turn')
  const record = object.type === 'Document' ? object : (getTyped(object, 'document') ?? getTyped(turn, 'document'))
  const own = { record: text(record, 'slug'), turn: text(turn, 'number') }
  return { record: own.record ?? outer.record, turn: own.turn ?? outer.turn }
}

/**
 * What tells that two objects of an answer are the same thing, the surest first: its id or, since
 * a query need not select ids, its name, its number or its words where it stands. Never empty.
 */
export function signs(object: Typed, place: Place): string[] {
  const id = text(object, 'id')
  const quote = text(getTyped(object, 'quote'), 'text')
  const by = {
    Entity: text(object, 'name'),
    Document: text(object, 'slug'),
    Turn: place.turn && `${place.record ?? ''} ${place.turn}`,
  }[object.type] ?? (quote && place.turn && `${place.record ?? ''} ${place.turn} ${quote}`)
  const known = [id && `id ${id}`, by && `${object.type} ${by}`].filter((s): s is string => Boolean(s))
  return known.length > 0 ? known : [`at ${object.path}`]
}

/** Which of several signs stands for a thing throughout an answer. */
export class Identities {
  private readonly canon = new Map<string, string>()

  constructor(root: Typed) {
    this.collect(root, {})
  }

  of(object: Typed, place: Place): string {
    const all = signs(object, place)
    for (const sign of all) {
      const known = this.canon.get(sign)
      if (known !== undefined) return known
    }
    return all[0]!
  }

  private collect(object: Typed, outer: Place): void {
    const place = placeIn(object, outer)
    if (nodeTypes.has(object.type)) {
      const [first, ...others] = signs(object, place)
      for (const other of others) if (!this.canon.has(other)) this.canon.set(other, first!)
    }
    for (const [, value] of object.fields) for (const child of objects(value)) this.collect(child, place)
  }
}

/** The objects in a value, through all lists. */
export function objects(value: Value | undefined): Typed[] {
  if (Array.isArray(value)) return value.flatMap(objects)
  return isTyped(value) ? [value] : []
}
