import { el } from '../dom'

/** Offers text as a file to keep. */
export function saveText(name: string, type: string, text: string): void {
  save(name, new Blob([text], { type: `${type};charset=utf-8` }))
}

function save(name: string, data: Blob): void {
  const href = URL.createObjectURL(data)
  const a = el('a', { href, download: name, hidden: true })
  document.body.append(a)
  a.click()
  a.remove()
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}

/** Rows as CSV after RFC 4180. A cell that a spreadsheet would take for a formula is kept as text. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => row.map(cell).join(',') + '\r\n').join('')
}

function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const saveCSV = (name: string, rows: readonly (readonly (string | number)[])[]) => saveText(name, 'text/csv', '\ufeff' + csv(rows))

const properties = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'opacity', 'display', 'visibility',
  'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'paint-order',
]

/** The picture as a file of its own, which needs no style sheet. */
export function standalone(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement
  const { width, height } = picture.getBoundingClientRect()
  const originals = [picture, ...picture.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  copies.forEach((node, i) => dress(node, getComputedStyle(originals[i]!)))
  for (const node of copies) if (node.getAttribute('display') === 'none') node.remove()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  copy.insertBefore(paper(picture), copy.firstChild)
  return new XMLSerializer().serializeToString(copy)
}

function dress(node: Element, style: CSSStyleDeclaration): void {
  node.removeAttribute('class')
  for (const name of properties) {
    const value = style.getPropertyValue(name)
    if (value) node.setAttribute(name, value)
  }
}

/** The background that the page lends the picture. */
function paper(picture: SVGSVGElement): Element {
  const box = picture.viewBox.baseVal
  const own = picture.hasAttribute('viewBox')
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  const place = own ? { x: box.x, y: box.y, width: box.width, height: box.height } : { x: 0, y: 0, width: '100%', height: '100%' }
  for (const [name, value] of Object.entries(place)) rect.setAttribute(name, String(value))
  rect.setAttribute('fill', getComputedStyle(document.body).backgroundColor)
  return rect
}

export const saveSVG = (name: string, picture: SVGSVGElement) => saveText(name, 'image/svg+xml', standalone(picture))

/** The picture as a PNG of twice its size on the screen. */
export async function savePNG(name: string, picture: SVGSVGElement): Promise<void> {
  const { width, height } = picture.getBoundingClientRect()
  const source = URL.createObjectURL(new Blob([standalone(picture)], { type: 'image/svg+xml' }))
  try {
    const image = new Image(width * 2, height * 2)
    image.src = source
    await image.decode()
    const canvas = el('canvas', { width: Math.round(width * 2), height: Math.round(height * 2) })
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    const data = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    if (data) save(name, data)
  } finally {
    URL.revokeObjectURL(source)
  }
}
