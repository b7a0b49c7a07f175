import { address } from './address'
import { el } from './dom'
import { help, listen } from './keys'
import { go, has, start } from './router'
import { themeButton } from './theme'
import './style/tokens.css'
import './style/frame.css'
import './style/print.css'

const ways = [
  ['records', 'Records'],
  ['positions', 'Positions'],
  ['network', 'Network'],
  ['terms', 'Terms'],
  ['ledger', 'Ledger'],
  ['search', 'Search'],
] as const

function navigation(): void {
  const links = ways.filter(([name]) => has(name)).map(([name, label]) => el('a', { href: `/${name}` }, label))
  document.querySelector('.ways')!.append(...links, el('a', { href: '/graphiql' }, 'GraphiQL'))
}

/** The header's search box leads to the search view. */
function lookup(): void {
  const form = document.querySelector<HTMLFormElement>('.lookup')!
  const input = form.querySelector('input')!
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    go(address(['search'], { text: input.value.trim() }))
  })
}

navigation()
lookup()
themeButton(document.querySelector('.theme')!)
document.querySelector('.asks')!.addEventListener('click', help)
listen({ '/': () => document.getElementById('lookup')!.focus(), '?': help })
start()
