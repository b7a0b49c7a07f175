// Elements whose content is always text: nothing here, and nothing in the
// dashboard, turns a string into markup.

export type Child = Node | string | number | null | undefined | false | readonly Child[]

type Handlers = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void }

/** Attributes by name; true sets an empty one, false and undefined leave it out. `on` holds event handlers. */
export type Attributes = Record<string, string | number | boolean | undefined | Handlers> & { on?: Handlers }

/** An HTML element by tag and classes ("p.note.quiet"). */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K | `${K}.${string}`, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const [name, ...classes] = tag.split('.')
  const node = document.createElement(name!)
  return fill(node, classes, attributes, children) as HTMLElementTagNameMap[K]
}

/** An SVG element, likewise. */
export function svg<K extends keyof SVGElementTagNameMap>(tag: K | `${K}.${string}`, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  const [name, ...classes] = tag.split('.')
  const node = document.createElementNS('http://www.w3.org/2000/svg', name!)
  return fill(node, classes, attributes, children) as SVGElementTagNameMap[K]
}

function fill(node: Element, classes: string[], attributes: Attributes, children: readonly Child[]): Element {
  if (classes.length > 0) node.classList.add(...classes)
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'class') node.classList.add(...String(value).split(' ').filter(Boolean))
    else if (name === 'on') for (const [type, handler] of Object.entries(value as Handlers)) node.addEventListener(type, handler as EventListener)
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : String(value))
  }
  append(node, children)
  return node
}

/** Appends children in order; strings become text nodes. */
export function append(node: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue
    if (Array.isArray(child)) append(node, child as readonly Child[])
    else node.append(typeof child === 'number' ? String(child) : (child as Node | string))
  }
}

/** Tells screen readers of something that changed on the page. */
export function say(text: string): void {
  document.getElementById('said')!.textContent = text
}
