import { authorization } from './token'

/** A question that was not answered: by the network, or by the API with a code such as UNKNOWN_ENTITY. */
export class AskError extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly extensions: Record<string, unknown> = {},
  ) {
    super(message)
  }
}

export interface Answer<T> {
  data?: T | null
  errors?: { message: string; extensions?: Record<string, unknown> }[]
}

/** Asks the GraphQL endpoint. Any error in the answer rejects with an AskError. */
export async function ask<T>(query: string, variables: object = {}, signal?: AbortSignal): Promise<T> {
  return unwrap<T>(await body<T>(await post('application/json', query, variables, signal)))
}

/** Posts to the endpoint; what comes back is of the accepted type, or an error as JSON. */
export async function post(accept: string, query: string, variables: object, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept, ...authorization() },
      body: JSON.stringify({ query, variables }),
      signal: signal ?? null,
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new AskError('The server does not answer. Is `parley serve` still running?', 'OFFLINE')
  }
}

async function body<T>(response: Response): Promise<Answer<T>> {
  try {
    return (await response.json()) as Answer<T>
  } catch {
    throw new AskError(`The server answered ${response.status} ${response.statusText}, and not with JSON.`, 'BAD_ANSWER')
  }
}

/** The data of an answer; its first error is thrown. */
export function unwrap<T>({ data, errors }: Answer<T>): T {
  const [error] = errors ?? []
  if (error) throw new AskError(error.message, String(error.extensions?.code ?? ''), error.extensions)
  if (data == null) throw new AskError('The answer is empty.', 'BAD_ANSWER')
  return data
}

/** A page of a connection, as far as paging needs it. */
export interface Page<T> {
  nodes: T[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** All nodes of a connection, page by page; `page` asks for the one behind a cursor. */
export async function everything<T>(page: (after: string | null) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  for (let after: string | null = null, more = true; more; ) {
    const { nodes, pageInfo } = await page(after)
    all.push(...nodes)
    after = pageInfo.endCursor
    more = pageInfo.hasNextPage
  }
  return all
}
