import { el } from './dom'

const key = 'parley.token'

/** The coder's token of this browser tab, if one was given. It is forgotten with the tab. */
export const token = () => sessionStorage.getItem(key) ?? ''

/** The header that shows the token. */
export const authorization = (): Record<string, string> => (token() ? { Authorization: `Bearer ${token()}` } : {})

/** What `parley token add` prints: its mark and 256 bits. */
const whole = /^parley_[\w-]{43}$/

/** A field for the token, which keeps it once it is whole: half a token would be refused wherever the page asks. */
export function tokenField(): HTMLElement {
  const input = el('input', { type: 'password', name: 'token', autocomplete: 'off', value: token() })
  input.addEventListener('input', () => {
    const value = input.value.trim()
    if (value === '' || whole.test(value)) sessionStorage.setItem(key, value)
  })
  return el('label', {}, 'Your token', input)
}
