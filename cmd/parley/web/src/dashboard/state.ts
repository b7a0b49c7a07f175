import { AskError } from './ask'
import { type Child, el } from './dom'

/** That something is on its way. */
export const loading = (what: string) => el('p.state', { role: 'status' }, `${what} …`)

/** That there is nothing, and what to do about it. */
export const empty = (what: string, ...advice: Child[]) => el('div.state', {}, el('p.what', {}, what), el('p', {}, ...advice))

/** That something failed, why, and a button to try again. */
export function failed(error: unknown, again: () => void): HTMLElement {
  return el(
    'div.state.failed',
    { role: 'alert' },
    el('h1', {}, 'This could not be shown'),
    el('p.what', {}, error instanceof AskError ? error.message : `The page has an error: ${String(error)}`),
    el('p', {}, el('button', { type: 'button', on: { click: again } }, 'Try again'), ' ', el('a.button', { href: '/records' }, 'All records')),
  )
}
