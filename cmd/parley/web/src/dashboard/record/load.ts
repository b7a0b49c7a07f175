import { type Page, ask, everything } from '../ask'
import type { EntityKind, LinkageKind, StanceKind } from '../kinds'
import type { Stretch } from './text'

export interface Named {
  id: string
  name: string
  kind: EntityKind
}

/** A stance elsewhere, as far as a link to it needs. */
export interface Reference {
  id: string
  kind: StanceKind
  holder: { name: string }
  turn: { number: number }
}

export interface Linkage {
  id: string
  kind: LinkageKind
  quote: { text: string }
  turn: { number: number }
  from: Named
  to: Named
  fromStance: Reference | null
  toStance: Reference | null
}

export interface Stance {
  id: string
  kind: StanceKind
  reported: boolean
  conditional: boolean
  confidence: number
  coder: string
  quote: Stretch & { text: string }
  holder: Named
  side: Named
  targets: Named[]
  because: { name: string; text: string; weight: number }[]
  linkages: Linkage[]
  respondsTo: Reference[]
  responses: Reference[]
}

export interface Turn {
  number: number
  label: string
  page: string | null
  text: string
  speaker: Named | null
  side: Named | null
  mentions: { entity: Named; quote: Stretch }[]
  stances: Stance[]
}

export interface Heading {
  slug: string
  title: string
  date: string | null
  until: string | null
  hours: string | null
  place: string | null
  citation: string | null
  archive: string | null
  collection: string | null
  box: string | null
  folder: string | null
  contributor: string | null
  sourceUrl: string | null
  summary: string | null
  credits: string | null
  language: string | null
  classification: string | null
  volume: string | null
  subject: string | null
  form: 'LABELLED' | 'NARRATED'
  format: string
  source: string
  participants: { name: string; role: string | null; side: string | null; entity: Named | null }[]
  counts: { turns: number; stances: number; linkages: number; terms: number }
}

const headingQuery = `
  query Heading($slug: String!) {
    document(slug: $slug) {
      slug title date until hours place citation archive collection box folder contributor sourceUrl
      summary credits language classification volume subject form format source
      participants { name role side entity { id name kind } }
      counts { turns stances linkages terms }
    }
  }`

export const turnsQuery = `
  query Record($slug: String!, $first: Int = 200, $after: String) {
    document(slug: $slug) {
      turns(first: $first, after: $after) {
        nodes {
          number label page text
          speaker { ...named }
          side { ...named }
          mentions { entity { ...named } quote { start end } }
          stances {
            id kind reported conditional confidence coder
            quote { text start end }
            holder { ...named }
            side { ...named }
            targets { ...named }
            because { name text weight }
            linkages {
              id kind quote { text } turn { number }
              from { ...named }
              to { ...named }
              fromStance { ...reference }
              toStance { ...reference }
            }
            respondsTo { ...reference }
            responses { ...reference }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
  fragment named on Entity { id name kind }
  fragment reference on Stance { id kind holder { name } turn { number } }`

export const heading = async (slug: string) => (await ask<{ document: Heading }>(headingQuery, { slug })).document

/** All turns of a record. */
export function turns(slug: string): Promise<Turn[]> {
  return everything(async (after) => (await ask<{ document: { turns: Page<Turn> } }>(turnsQuery, { slug, after })).document.turns)
}
