// The colour scheme: the system's, unless the reader has chosen one.

const root = document.documentElement
const system = matchMedia('(prefers-color-scheme: dark)')

export const isDark = () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark'

/** Calls back whenever the scheme has changed, until the function that it gives is called. */
export function onTheme(changed: () => void): () => void {
  addEventListener('parley:theme', changed)
  return () => removeEventListener('parley:theme', changed)
}

/** A colour of style/tokens.css, such as "demand", as rgb(): for canvases, which know no variables. */
export function colour(token: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(--${token})`
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

/** Makes a button change between light and dark and remember the choice. */
export function themeButton(button: HTMLButtonElement): void {
  const label = () => {
    const other = isDark() ? 'Light colours' : 'Dark colours'
    button.textContent = isDark() ? '☀' : '☾'
    button.setAttribute('aria-label', other)
    button.title = other
  }
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark'
    localStorage.setItem('parley.theme', root.dataset.theme)
    dispatchEvent(new Event('parley:theme'))
  })
  system.addEventListener('change', () => dispatchEvent(new Event('parley:theme')))
  onTheme(label)
  label()
}
