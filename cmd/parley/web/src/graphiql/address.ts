/** A query and its variables, as an address such as /graphiql?query=…&variables=… hands them over. */
export interface Handed {
  query: string
  variables?: string
}

/** What the address hands over; undefined if it has no query. */
export function handed(search: string): Handed | undefined {
  const q = new URLSearchParams(search)
  const query = q.get('query')
  const variables = q.get('variables')
  return query ? { query, ...(variables ? { variables } : {}) } : undefined
}
