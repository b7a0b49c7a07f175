import { el } from '../dom'
import { type StanceKind, stanceKinds, word } from '../kinds'
import { sign } from '../parts'
import type { Choice } from './filter'
import type { Stance } from './load'

/** The form that chooses which stances are marked. */
export interface Controls {
  node: HTMLFormElement
  /** Sets the form to a choice. */
  set(c: Choice): void
  /** What the form says, as a change of a choice. */
  get(): Pick<Choice, 'kinds' | 'holder' | 'entity' | 'sure'>
}

export function controls(stances: readonly Stance[], changed: () => void): Controls {
  const boxes = stanceKinds.map((kind) => el('input', { type: 'checkbox', name: 'kind', value: kind }))
  const holder = select('holder', 'Everybody', tally(stances.flatMap((s) => [...new Set([s.holder.name, s.side.name])])))
  const entity = select('entity', 'Everything', tally(stances.flatMap((s) => s.targets.map((t) => t.name))))
  const sure = el('select', { name: 'sure' }, ...[0, 0.3, 0.5, 0.8].map((v) => el('option', { value: v }, v === 0 ? 'However sure' : `At least ${v * 100} %`)))
  const kinds = stanceKinds.map((kind, i) => {
    const n = stances.filter((s) => s.kind === kind).length
    return el('label.chip', {}, boxes[i], sign(kind), ` ${word(kind)} `, el('span.quiet', {}, n))
  })
  const node = el(
    'form.tools.filters',
    { 'aria-label': 'Which stances are marked', on: { change: changed, submit: (e) => e.preventDefault() } },
    el('fieldset.chips', {}, el('legend.unseen', {}, 'Kinds'), ...kinds),
    el('label', {}, 'Held by', holder),
    el('label', {}, 'On', entity),
    el('label', {}, 'Confidence', sure),
  )
  return {
    node,
    set(c) {
      for (const box of boxes) box.checked = c.kinds.includes(box.value as StanceKind)
      choose(holder, c.holder)
      choose(entity, c.entity)
      choose(sure, String(c.sure))
    },
    get: () => ({
      kinds: boxes.filter((b) => b.checked).map((b) => b.value as StanceKind),
      sure: Number(sure.value),
      ...(holder.value ? { holder: holder.value } : {}),
      ...(entity.value ? { entity: entity.value } : {}),
    }),
  }
}

function tally(names: string[]): [string, number][] {
  const n = new Map<string, number>()
  for (const name of names) n.set(name, (n.get(name) ?? 0) + 1)
  return [...n].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
}

function select(name: string, all: string, options: [string, number][]): HTMLSelectElement {
  return el('select', { name }, el('option', { value: '' }, all), ...options.map(([value, n]) => el('option', { value }, `${value} (${n})`)))
}

/** Chooses a value, which an address may name though the list lacks it. */
function choose(list: HTMLSelectElement, value = ''): void {
  if (![...list.options].some((o) => o.value === value)) list.append(el('option', { value }, value))
  list.value = value
}
