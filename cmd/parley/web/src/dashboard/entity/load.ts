import type { StanceKind } from '../kinds'
import type { Named } from '../record/load'

export interface Taken {
  id: string
  kind: StanceKind
  confidence: number
  holder: Named
  side: Named
  targets: Named[]
  quote: { text: string }
  turn: { number: number }
  document: { slug: string; title: string; date: string | null }
}

/** The first stances of a list, oldest first, and how many there are in all. */
export interface Stances {
  totalCount: number
  nodes: Taken[]
}

export interface About extends Named {
  aliases: string[]
  sameAs: { scheme: string; id: string; url: string | null }[]
  represents: Named | null
  partOf: Named | null
  coordinates: { latitude: number; longitude: number } | null
  counts: { documents: number; mentions: number; held: number; targeted: number }
  about: Stances
  held: Stances
  neighbours: { entity: Named; weight: number; edges: { kind: string }[] }[]
}

export interface Answer {
  entity: About
}

export const query = `
  query Entity($name: String!) {
    entity(name: $name) {
      id name kind aliases
      sameAs { scheme id url }
      represents { ...named }
      partOf { ...named }
      coordinates { latitude longitude }
      counts { documents mentions held targeted }
      about: stances(role: TARGET, first: 500) { totalCount nodes { ...taken } }
      held: stances(role: SIDE, first: 500) { totalCount nodes { ...taken } }
      neighbours(first: 20, kinds: [STANCE, LINKAGE, SHARED, MENTION, REPRESENTS, PART_OF]) { entity { ...named } weight edges { kind } }
    }
  }
  fragment named on Entity { id name kind }
  fragment taken on Stance {
    id kind confidence
    holder { ...named }
    side { ...named }
    targets { ...named }
    quote { text }
    turn { number }
    document { slug title date }
  }`
