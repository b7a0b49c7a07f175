import { ask, everything, type Page } from '../ask'
import { el } from '../dom'
import { type StanceKind, kindClass, stanceKinds, stanceSign, word } from '../kinds'
import './controls.css'

/** A choice of one, told by its value. */
export function choice(label: string, options: readonly (readonly [value: string, label: string])[], value: string, change: (value: string) => void): HTMLLabelElement {
  const select = el('select', { on: { change: () => change(select.value) } }, options.map(([v, text]) => el('option', { value: v, selected: v === value }, text)))
  return el('label', {}, label, select)
}

/** A day, month or year, as the API takes it; what is no date is marked and changes nothing. */
export function dateBox(label: string, value: string, change: (value: string) => void): HTMLLabelElement {
  const input = el('input', {
    value, size: 10, placeholder: 'YYYY-MM-DD', inputmode: 'numeric', pattern: '[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?', title: 'A year, month or day: 1945, 1945-07 or 1945-07-02',
    on: { change: () => input.reportValidity() && change(input.value) },
  })
  return el('label', {}, label, input)
}

/** Boxes to tick, one for each value; `change` is told all that are ticked. */
export function boxes<T extends string>(legend: string, values: readonly (readonly [T, string])[], ticked: readonly T[], change: (ticked: T[]) => void, tone: (value: T) => string = () => ''): HTMLFieldSetElement {
  const inputs = values.map(([value, label]) => {
    const input = el('input', { type: 'checkbox', value, checked: ticked.includes(value), on: { change: told } })
    return { input, row: el('label', { class: tone(value) }, input, ' ', label) }
  })
  function told(): void {
    change(inputs.filter(({ input }) => input.checked).map(({ input }) => input.value as T))
  }
  return el('fieldset.boxes', {}, el('legend', {}, legend), inputs.map(({ row }) => row))
}

export const kindBoxes = (ticked: readonly StanceKind[], change: (ticked: StanceKind[]) => void) =>
  boxes('Kinds', stanceKinds.map((kind) => [kind, `${stanceSign[kind]} ${word(kind)}`] as const), ticked, change, kindClass)

const recordsQuery = `
  query RecordsToChooseFrom($after: String) {
    documents(first: 500, after: $after) { nodes { slug title date } pageInfo { hasNextPage endCursor } }
  }`

export interface RecordChoice {
  slug: string
  title: string
  date: string | null
}

/** The records that can be chosen, oldest first. */
export const recordChoices = () => everything(async (after) => (await ask<{ documents: Page<RecordChoice> }>(recordsQuery, { after })).documents)

export const recordBox = (records: readonly RecordChoice[], value: string, change: (value: string) => void) =>
  choice('Record', [['', records.length === 1 ? 'The one record' : `All ${records.length} records`], ...records.map((r) => [r.slug, r.date ? `${r.date} · ${r.title}` : r.title] as const)], value, change)

/** The kinds that an address names; all if it names none. */
export function kindsIn(query: URLSearchParams): StanceKind[] {
  const named = stanceKinds.filter((kind) => query.getAll('kind').includes(kind))
  return named.length > 0 ? named : [...stanceKinds]
}

/** What an address need say of the kinds: nothing if all are chosen. */
export const kindsToName = (kinds: readonly StanceKind[]) => (kinds.length === stanceKinds.length ? [] : kinds)
