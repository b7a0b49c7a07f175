// The colour scheme: the system's, unless the reader has chosen one.

const root = document.documentElement
const system = matchMedia('(prefers-color-scheme: dark)')

export const isDark = () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark'

/** Calls back whenever the scheme has changed, until the function that it gives is called. */
export function onTheme(changed: () => void): () => void {
  const chosen = new MutationObserver(changed)
  chosen.observe(root, { attributeFilter: ['data-theme'] })
  system.addEventListener('change', changed)
  return () => {
    chosen.disconnect()
    system.removeEventListener('change', changed)
  }
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
  })
  onTheme(label)
  label()
}
