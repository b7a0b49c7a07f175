import { el } from '../dom'
import type { Stretch } from './network'

/** A slider with its label and what it says, which screen readers hear too. */
function slider(label: string, value: number, min: number, max: number, told: (v: number) => string, set: (v: number) => void): HTMLElement {
  const says = el('output', {}, told(value))
  const moved = () => {
    set(Number(input.value))
    says.textContent = told(Number(input.value))
    input.setAttribute('aria-valuetext', says.textContent)
  }
  const input = el('input', { type: 'range', min, max, value, 'aria-valuetext': told(value), on: { input: moved } })
  return el('label', {}, el('span', {}, label, ' ', says), input)
}

/** Sliders for the ends of a stretch, which they change; none if it has but one moment. */
export function timeSliders(stretch: Stretch, moved: () => void): HTMLElement[] {
  const { by, values } = stretch.moments
  if (values.length < 2) return []
  const told = (i: number) => (by === 'turn' ? `turn ${values[i]}` : String(values[i]))
  const end = (label: string, which: 'from' | 'until') => slider(label, stretch[which], 0, values.length - 1, told, (v) => ((stretch[which] = v), moved()))
  return [end('From', 'from'), end('Until', 'until')]
}

export const weightSlider = (least: number, heaviest: number, set: (least: number) => void) => slider('Ties that rest on at least', least, 1, Math.min(Math.max(heaviest, 1), 30), String, set)
