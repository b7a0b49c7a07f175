import { recordAddress } from '../address'
import { el, say } from '../dom'
import { count } from '../parts'
import { token, tokenField } from '../token'
import { load, type Progress, type Report } from './load'

/** Where files are dropped or chosen to be loaded; `loaded` is called when records have come. */
export function dropZone(root: HTMLElement, loaded: () => void): HTMLElement {
  const input = el('input', { type: 'file', multiple: true })
  const list = el('ul.plain.loads', { 'aria-live': 'polite' })
  const node = el(
    'details.drop',
    { open: token() !== '' },
    el('summary', {}, 'Load records'),
    el('p.quiet', {}, 'Drop files anywhere on this page, or choose them. It needs a coder’s token: ', el('code', {}, 'parley token add NAME'), '.'),
    el('form.tools', { on: { submit: (e) => e.preventDefault() } }, tokenField(), el('label', {}, 'Files', input)),
    list,
  )
  const take = async (files: Iterable<File>) => {
    node.open = true
    let came = 0
    for (const file of files) came += await one(file, list)
    if (came > 0) list.append(el('li', {}, el('button', { type: 'button', on: { click: loaded } }, 'Show them in the list')))
  }
  input.addEventListener('change', () => {
    void take([...(input.files ?? [])])
    input.value = '' // so that the same file can be chosen again
  })
  root.addEventListener('dragover', (e) => e.preventDefault())
  root.addEventListener('drop', (e) => {
    e.preventDefault()
    void take([...(e.dataTransfer?.files ?? [])])
  })
  return node
}

/** Loads one file, with a line that tells how far it is; gives how many records came. */
async function one(file: File, list: HTMLElement): Promise<number> {
  const bar = el('progress', { max: 1, 'aria-label': `Loading ${file.name}` })
  const state = el('span.quiet', {}, 'on its way …')
  const line = el('li', {}, el('strong', {}, file.name), ' ', bar, ' ', state)
  list.append(line)
  try {
    const report = await load(file, (p) => {
      bar.value = p.size > 0 ? p.read / p.size : 0
      state.textContent = sofar(p)
    })
    line.replaceChildren(el('strong', {}, file.name), ' ', ...told(report))
    return report.documents.length
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    line.replaceChildren(el('strong', {}, file.name), ' ', el('span.warning', {}, why))
    say(`${file.name} was not loaded: ${why}`)
    return 0
  }
}

const sofar = (p: Progress) => `${count(p.records, 'record')}, ${count(p.turns, 'turn')}`

function told(r: Report): (Node | string)[] {
  const links = (list: Report['documents']) => list.flatMap((d) => [el('a', { href: recordAddress(d.slug) }, d.title), ' '])
  const skipped = r.skipped.map((s) => el('p.warning', {}, `${s.source}: ${s.why}`))
  return [...links(r.documents), ...(r.unchanged.length > 0 ? ['was there already: ', ...links(r.unchanged)] : []), ...skipped]
}
