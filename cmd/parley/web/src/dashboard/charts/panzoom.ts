/** Where a picture is looked at from: a point of it at x, y lies at x·k + dx, y·k + dy px. */
export interface Camera {
  k: number
  dx: number
  dy: number
}

interface Handlers {
  /** The camera changed. */
  moved(): void
  /** A click, or a tap, that was no drag; px from the picture's corner. */
  clicked(x: number, y: number): void
  /** The pointer rests over the picture; px from its corner. */
  hovered(x: number, y: number): void
}

/** Zooms so that the point under x, y stays there. */
export function zoom(camera: Camera, factor: number, x: number, y: number): void {
  const k = Math.min(Math.max(camera.k * factor, 0.05), 12)
  camera.dx = x - ((x - camera.dx) / camera.k) * k
  camera.dy = y - ((y - camera.dy) / camera.k) * k
  camera.k = k
}

/** The transform by which what was drawn by one camera is seen by another; without a unit as an attribute of SVG has it. */
export function seen(by: Camera, drawn: Camera, unit = 'px'): string {
  const k = by.k / drawn.k
  return k === 1 && by.dx === drawn.dx && by.dy === drawn.dy ? '' : `translate(${by.dx - drawn.dx * k}${unit}, ${by.dy - drawn.dy * k}${unit}) scale(${k})`
}

/** Moves the camera by dragging, the wheel and two fingers. */
export function panzoom(picture: SVGSVGElement, camera: Camera, on: Handlers): void {
  const fingers = new Map<number, { x: number; y: number }>()
  let travelled = 0

  const at = (event: MouseEvent) => {
    const corner = picture.parentElement!.getBoundingClientRect() // the picture itself moves under the hand
    return { x: event.clientX - corner.left, y: event.clientY - corner.top }
  }
  const drag = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId)!
    const now = at(event)
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
    if (other) zoom(camera, distance(now, other) / (distance(before, other) || 1), other.x, other.y)
    else {
      camera.dx += now.x - before.x
      camera.dy += now.y - before.y
    }
    travelled += distance(now, before)
    fingers.set(event.pointerId, now)
    if (travelled > 4) on.moved()
  }

  picture.addEventListener('pointerdown', (event) => {
    if (fingers.size === 0) travelled = 0
    fingers.set(event.pointerId, at(event))
    picture.setPointerCapture(event.pointerId)
  })
  picture.addEventListener('pointermove', (event) => {
    if (fingers.has(event.pointerId)) return drag(event)
    const { x, y } = at(event)
    on.hovered(x, y)
  })
  picture.addEventListener('pointerup', (event) => {
    const { x, y } = at(event)
    if (fingers.delete(event.pointerId) && fingers.size === 0 && travelled <= 4) on.clicked(x, y)
  })
  picture.addEventListener('pointercancel', (event) => fingers.delete(event.pointerId))
  picture.addEventListener('wheel', (event) => {
    event.preventDefault()
    const { x, y } = at(event)
    zoom(camera, Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)), x, y)
    on.moved()
  }, { passive: false })
}

const distance = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y)
