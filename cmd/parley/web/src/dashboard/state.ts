import { entityAddress, recordAddress } from './address'
import { AskError } from './ask'
import { type Child, el } from './dom'
import { tokenField } from './token'

/** That something is on its way. */
export const loading = (what: string) => el('p.state', { role: 'status' }, `${what} …`)

/** That there is nothing, and what to do about it. */
export const empty = (what: string, ...advice: Child[]) => el('div.state', {}, el('p.what', {}, what), el('p', {}, ...advice))

/** That something failed, why, and what to do: take a name that comes near, or try again. */
export function failed(error: unknown, again: () => void): HTMLElement {
  const [title, message] = error instanceof AskError ? [titles[error.code] ?? 'This could not be shown', error.message] : ['This could not be shown', `The page has an error: ${String(error)}`]
  return el(
    'div.state.failed',
    { role: 'alert' },
    el('h1', {}, title),
    el('p.what', {}, message),
    error instanceof AskError && instead(error),
    error instanceof AskError && error.code === 'UNAUTHENTICATED' && el('form.tools', { on: { submit: (e) => (e.preventDefault(), again()) } }, tokenField()),
    el('p', {}, el('button', { type: 'button', on: { click: again } }, 'Try again'), ' ', el('a.button', { href: '/records' }, 'All records')),
  )
}

const titles: Record<string, string> = {
  UNKNOWN_ENTITY: 'Nothing has this name',
  AMBIGUOUS_ENTITY: 'Several have this name',
  UNKNOWN_DOCUMENT: 'There is no such record',
  UNAUTHENTICATED: 'Reading here needs a token',
}

interface Candidate {
  id: string
  name: string
  kind?: string
}

/** Links to what may have been meant. */
function instead({ code, extensions }: AskError): Child {
  const near = ((extensions.near ?? []) as string[]).map((name) => ({ id: name, name }))
  const meant: Candidate[] = code.startsWith('AMBIGUOUS') ? ((extensions.candidates ?? []) as Candidate[]) : near
  const address = code.endsWith('_DOCUMENT') ? recordAddress : entityAddress
  const link = (c: Candidate) => el('li', {}, el('a', { href: address(c.id) }, c.name), c.kind && ` (${c.kind.toLowerCase()})`)
  return meant.length > 0 && el('ul', {}, ...meant.map(link))
}
