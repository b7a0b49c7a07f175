/** A question in a historian's words with the query that asks it. */
export interface Example {
  title: string
  query: string
}

/** The server's example questions; none when it cannot tell them, so that the editor opens all the same. */
export async function fetchExamples(get: typeof fetch = fetch): Promise<Example[]> {
  const response = await get('/graphiql/examples.json').catch(() => undefined)
  return response?.ok ? ((await response.json()) as Example[]) : []
}

/**
 * The text of an example's tab: its question as a comment above its query.
 * GraphiQL titles a tab by the name of its operation, so a query without a name
 * is given one made of the question's words. A query that begins with its own
 * question is not told it twice.
 */
export function tabText({ title, query }: Example): string {
  const body = query.trim().replace(`# ${title}\n`, '')
  const named = body.startsWith('{') ? `query ${operationName(title)} ${body}` : body
  return `# ${title}\n${named}\n`
}

/** The words of a question as a GraphQL name: "Who spoke?" is Who_spoke. */
function operationName(title: string): string {
  const ascii = title.normalize('NFD').replace(/[\u0300-\u036f'’]/g, '')
  const name = ascii.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
  return /^[A-Za-z]/.test(name) ? name : `Question_${name}`
}
