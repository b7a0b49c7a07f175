import { el } from './dom'

const key = 'parley.token'

/** The coder's token of this browser tab, if one was given. It is forgotten with the tab. */
export const token = () => sessionStorage.getItem(key) ?? ''

/** The header that shows the token. */
export const authorization = (): Record<string, string> => (token() ? { Authorization: `Bearer ${token()}` } : {})

/** A field for the token, which keeps it as it is typed. */
export function tokenField(): HTMLElement {
  const input = el('input', { type: 'password', name: 'token', autocomplete: 'off', value: token() })
  input.addEventListener('input', () => sessionStorage.setItem(key, input.value.trim()))
  return el('label', {}, 'Your token', input)
}
