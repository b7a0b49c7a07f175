export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Which labels can be shown without lying on each other or on a node, the
 * first ones first. `wanted` and `taken` are boxes in px.
 */
export function fitting(wanted: readonly Box[], taken: readonly Box[] = []): boolean[] {
  const cells = new Map<string, Box[]>()
  for (const box of taken) put(cells, box)
  return wanted.map((box) => {
    const free = near(cells, box).every((other) => !overlap(box, other))
    if (free) put(cells, box)
    return free
  })
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

const cell = 64 // px

function* cellsOf(box: Box): Generator<string> {
  for (let i = Math.floor(box.x / cell); i <= Math.floor((box.x + box.width) / cell); i++) {
    for (let j = Math.floor(box.y / cell); j <= Math.floor((box.y + box.height) / cell); j++) yield `${i} ${j}`
  }
}

function put(cells: Map<string, Box[]>, box: Box): void {
  for (const key of cellsOf(box)) {
    const there = cells.get(key)
    if (there) there.push(box)
    else cells.set(key, [box])
  }
}

function near(cells: Map<string, Box[]>, box: Box): Box[] {
  return [...cellsOf(box)].flatMap((key) => cells.get(key) ?? [])
}
