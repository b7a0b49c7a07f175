import { el } from './dom'
import { entityKinds, stanceKinds } from './kinds'
import { kindLabel } from './parts'

/** What the keys do, by key; a view gives its own. */
export type Keys = Record<string, () => void>

/** Listens to keys, except where one writes or with a modifier, until the function that it gives is called. */
export function listen(keys: Keys): () => void {
  const down = (e: KeyboardEvent) => {
    const target = e.target as Element
    if (e.ctrlKey || e.metaKey || e.altKey || target.closest('input, select, textarea, dialog')) return
    const act = keys[e.key]
    if (!act) return
    e.preventDefault()
    act()
  }
  document.addEventListener('keydown', down)
  return () => document.removeEventListener('keydown', down)
}

const meanings: [string[], string][] = [
  [['/'], 'search all records'],
  [['?'], 'this list'],
  [['j', 'k'], 'in a record: the next turn, the one before'],
  [['→', '←'], 'in a record: the next marked stance, the one before'],
  [['l'], 'in a record: to the other end of the linkage'],
  [['c'], 'in a record: copy the quote with its citation'],
  [['Esc'], 'in a record: select nothing'],
]

/** The lists of keys and of signs, opened by "?". */
export function help(): void {
  const old = document.querySelector<HTMLDialogElement>('dialog.keys')
  const dialog = old ?? el('dialog.keys', { 'aria-labelledby': 'keys' }, el('h2', { id: 'keys' }, 'Keys and signs'), list(), signs(), closer())
  if (!old) document.body.append(dialog)
  dialog.showModal()
}

function list(): HTMLElement {
  return el('dl', {}, ...meanings.flatMap(([keys, does]) => [el('dt', {}, ...keys.map((k) => el('kbd', {}, k))), el('dd', {}, does)]))
}

const signs = () => el('ul.plain.signs', {}, ...[...stanceKinds, ...entityKinds].map((kind) => el('li', {}, kindLabel(kind))))

const closer = () => el('form', { method: 'dialog' }, el('button', {}, 'Close'))
