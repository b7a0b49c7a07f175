import { place } from './address'
import { el } from './dom'
import { empty, failed, loading } from './state'
import type { Place, Shown, View } from './view'

const modules = import.meta.glob<{ view: View }>(['./views/*.ts', '!./views/*.test.ts'])

/** Whether there is a view of this name. */
export const has = (name: string) => `./views/${name}.ts` in modules

let current: { view: string; shown: Shown } | undefined
let turn = 0 // counts navigations, so that a late view does not overwrite a newer one

/** Goes to an address of the dashboard. `replace` leaves the place before out of the history. */
export function go(href: string, replace = false): void {
  const again = href === location.pathname + location.search
  if (!replace && !again) history.replaceState({ y: scrollY, where: current?.shown.where?.() }, '')
  history[replace || again ? 'replaceState' : 'pushState'](null, '', href)
  void show()
}

/** Changes the address to say what is selected, without telling the view, which knows. */
export function note(href: string): void {
  if (href !== location.pathname + location.search) history.replaceState(history.state, '', href)
}

/** Shows the view of the present address. */
async function show(): Promise<void> {
  const here = place(new URL(location.href))
  mark(here)
  if (current?.view === here.view && current.shown.moved?.(here)) return
  current?.shown.close?.()
  current = undefined
  const mine = ++turn
  const root = el('div.view', { class: `view-${here.view}` })
  const slow = setTimeout(() => mine === turn && main().replaceChildren(loading('Reading')), 250)
  try {
    const shown = (await open(root, here)) ?? {}
    if (mine !== turn) return shown.close?.()
    current = { view: here.view, shown }
    settle(root)
  } catch (error) {
    if (mine === turn) settle(failed(error, () => void show()))
  } finally {
    clearTimeout(slow)
  }
}

async function open(root: HTMLElement, here: Place): Promise<Shown | void> {
  const load = modules[`./views/${here.view}.ts`]
  if (load) return (await load()).view.show(root, here)
  root.append(el('h1', {}, 'No such page'), empty('Nothing is shown at this address.', el('a', { href: '/records' }, 'All records')))
}

const main = () => document.getElementById('main')!

/** Puts a finished view on the page, names the page after it, and lets screen readers begin at its top. */
function settle(root: HTMLElement): void {
  const first = document.body.dataset.opened === undefined
  document.body.dataset.opened = ''
  main().replaceChildren(root)
  const heading = root.querySelector('h1')
  document.title = heading ? `${heading.textContent} · Parley` : 'Parley'
  if (!first) focusOn(heading ?? main())
  const { y = 0, where } = (history.state ?? {}) as { y?: number; where?: unknown }
  scrollTo(0, y)
  root.dispatchEvent(new CustomEvent('settled', { detail: where }))
}

/** Puts the keyboard, and the reading of a screen reader, on an element. */
function focusOn(node: HTMLElement): void {
  node.tabIndex = -1
  node.focus({ preventScroll: true })
}

/** Marks the present view in the navigation. */
function mark(here: Place): void {
  const parent = here.view === 'record' ? 'records' : here.view
  for (const a of document.querySelectorAll<HTMLAnchorElement>('.ways a')) {
    if (a.pathname === `/${parent}`) a.setAttribute('aria-current', 'page')
    else a.removeAttribute('aria-current')
  }
}

/** Whether a click on a link is ours to follow: a plain one, to a view. */
function ours(event: MouseEvent, a: HTMLAnchorElement): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  return plain && !event.defaultPrevented && a.origin === location.origin && !a.target && !a.download && has(place(new URL(a.href)).view)
}

/** Follows links and the browser's own way back, and shows the first view. */
export function start(): void {
  history.scrollRestoration = 'manual' // a view is restored once it has been read
  document.addEventListener('click', (event) => {
    const a = event.target instanceof Element ? event.target.closest('a') : null
    if (a?.matches('.skip')) {
      event.preventDefault()
      focusOn(main())
    }
    if (!a || !ours(event, a)) return
    event.preventDefault()
    go(a.pathname + a.search)
  })
  addEventListener('popstate', () => void show())
  void show()
}
