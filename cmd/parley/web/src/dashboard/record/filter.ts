import { address } from '../address'
import { type StanceKind, stanceKinds } from '../kinds'
import type { Place } from '../view'
import type { Stance } from './load'

/** Which stances the reader wants to see, and what is selected. All of it stands in the address. */
export interface Choice {
  slug: string
  turn?: number
  stance?: string
  /** No kind is all kinds. */
  kinds: StanceKind[]
  holder?: string
  entity?: string
  /** The least confidence, from 0 to 1. */
  sure: number
}

export function choice({ path, query }: Place): Choice {
  const number = path[1] === 'turn' ? Number(path[2]) : NaN
  const sure = Number(query.get('sure'))
  return {
    slug: path[0] ?? '',
    kinds: stanceKinds.filter((k) => query.getAll('kind').includes(k)),
    sure: sure > 0 && sure <= 1 ? sure : 0,
    ...(Number.isInteger(number) && number > 0 ? { turn: number } : {}),
    ...given('stance', query),
    ...given('holder', query),
    ...given('entity', query),
  }
}

function given<K extends string>(name: K, query: URLSearchParams): { [key in K]?: string } {
  const value = query.get(name)
  return (value ? { [name]: value } : {}) as { [key in K]?: string }
}

export const choiceAddress = ({ slug, turn, stance, kinds, holder, entity, sure }: Choice) =>
  address(turn === undefined ? ['record', slug] : ['record', slug, 'turn', turn], {
    stance,
    kind: kinds,
    holder,
    entity,
    sure: sure || undefined,
  })

/** Whether a stance is among those wanted. A holder is also found by the side that it speaks for. */
export function wanted(c: Choice, s: Stance): boolean {
  return (
    (c.kinds.length === 0 || c.kinds.includes(s.kind)) &&
    (c.holder === undefined || s.holder.name === c.holder || s.side.name === c.holder) &&
    (c.entity === undefined || s.targets.some((t) => t.name === c.entity)) &&
    s.confidence >= c.sure
  )
}
