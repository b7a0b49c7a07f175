import type { Place } from './view'

export type Query = Record<string, string | number | readonly string[] | undefined>

/** The path and query of an address; undefined and empty values are left out. */
export function address(segments: readonly (string | number)[], query: Query = {}): string {
  const q = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const v of Array.isArray(value) ? value : [value]) {
      if (v !== undefined && v !== '') q.append(name, String(v))
    }
  }
  const path = '/' + segments.map((s) => encodeURIComponent(s)).join('/')
  return q.size > 0 ? `${path}?${q}` : path
}

/** The place that an address leads to. Segments that are not decodable stay as they are. */
export function place(url: URL): Place {
  const [view = 'records', ...path] = url.pathname.split('/').filter(Boolean).map(decode)
  return { view, path, query: url.searchParams }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

export const recordAddress = (slug: string, turn?: number, stance?: string) =>
  address(turn === undefined ? ['record', slug] : ['record', slug, 'turn', turn], { stance })

/** The address of an entity, by its id or any of its names. */
export const entityAddress = (name: string) => address(['entity', name])

/** The address of whatever node has an id; it leads on to where the node is shown. */
export const nodeAddress = (id: string) => address(['node', id])

/** GraphiQL with a query in a tab of its own. */
export const graphiqlAddress = (query: string, variables: object = {}) =>
  address(['graphiql'], { query: outdent(query), variables: Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : undefined })

/** A query without the indentation that it has in the source. */
function outdent(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim())
  const margin = Math.min(...lines.map((line) => line.search(/\S/)))
  return lines.map((line) => line.slice(margin)).join('\n')
}
