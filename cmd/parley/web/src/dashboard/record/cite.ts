import { recordAddress } from '../address'
import type { Heading, Turn } from './load'

/** Words of a turn with where they stand: speaker, turn, record, address. */
export function citation(h: Pick<Heading, 'slug' | 'title' | 'date' | 'citation'>, t: Pick<Turn, 'number' | 'label' | 'page'>, words: string, stance?: string): string {
  const where = [t.label, `turn ${t.number}`, t.page && `p. ${t.page}`].filter(Boolean).join(', ')
  const record = h.citation ?? [`“${h.title}”`, h.date].filter(Boolean).join(', ')
  return `“${words.trim()}”\n— ${where}. ${record.replace(/\.?\s*$/, '.')}\n${location.origin}${recordAddress(h.slug, t.number, stance)}`
}
