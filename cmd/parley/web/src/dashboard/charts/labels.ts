export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Which of its possible boxes each label can have without lying on another label or on what is there
 * already; -1 if none. The first labels, and the first boxes of each, go first. Boxes are in px.
 */
export function fitting(wanted: readonly (readonly Box[])[], taken: readonly Box[] = []): number[] {
  const cells = new Map<string, Box[]>()
  for (const box of taken) put(cells, box)
  return wanted.map((boxes) => {
    const free = boxes.findIndex((box) => near(cells, box).every((other) => !overlap(box, other)))
    if (free >= 0) put(cells, boxes[free]!)
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
