// A turn's text in pieces. The API counts offsets in Unicode code points,
// JavaScript counts UTF-16 units; they differ where the text has a character
// outside the basic plane, such as a rare Chinese one.

/** A stretch of a text, in code points; `end` is the first that is not its own. */
export interface Stretch {
  start: number
  end: number
}

/** A piece of a text and all stretches that cover it. */
export interface Piece<S extends Stretch> {
  text: string
  covers: S[]
}

/** Cuts a text wherever a stretch begins or ends. The pieces together are the text. */
export function pieces<S extends Stretch>(text: string, stretches: readonly S[]): Piece<S>[] {
  const points = [...text]
  const inside = (offset: number) => Math.max(0, Math.min(offset, points.length))
  const cuts = new Set([0, points.length])
  for (const { start, end } of stretches) cuts.add(inside(start)).add(inside(end))
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.slice(1).map((end, i) => {
    const start = sorted[i]!
    return { text: points.slice(start, end).join(''), covers: stretches.filter((s) => s.start < end && s.end > start) }
  })
}
