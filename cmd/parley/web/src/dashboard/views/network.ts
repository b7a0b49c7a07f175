import type { View } from '../view'
import { recordChoices } from '../charts/controls'
import { loadNames } from '../charts/netload'
import { Network } from '../charts/netview'
import { el } from '../dom'
import { empty } from '../state'

/** What ties the entities to each other, as a picture and as a list; every tie opens the words that it rests on. */
export const view: View = {
  async show(root, { query }) {
    const [records, names] = await Promise.all([recordChoices(), loadNames()])
    root.append(el('h1', {}, 'Network'), el('p.quiet', {}, 'What ties the entities to each other. Choose one to see its ties; a tie opens the words that it rests on.'))
    if (records.length === 0) return root.append(empty('No records are loaded.', el('a', { href: '/records' }, 'How to load records')))
    const network = new Network(root, { records, names }, query)
    await network.refresh()
    return { close: () => network.close() }
  },
}
