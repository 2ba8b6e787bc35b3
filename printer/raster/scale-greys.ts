/** One value a dot, 0 black to 255 white. */
export type Greys = { readonly values: Float32Array; readonly width: number; readonly height: number }

const WHITE = 255

/** Into a box, never larger than it is; the width filled up with white to whole bytes. Each dot is the mean of what it covers. */
export function scaleGreys(greys: Greys, widthMax: number, heightMax: number): Greys {
  const factor = Math.min(1, widthMax / greys.width, heightMax / greys.height)
  const inner = Math.max(1, Math.round(greys.width * factor))
  const height = Math.max(1, Math.round(greys.height * factor))
  const width = Math.ceil(inner / 8) * 8
  const left = Math.floor((width - inner) / 2)
  const values = new Float32Array(width * height).fill(WHITE)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < inner; x++)
      values[y * width + left + x] = mean(greys, span(x, inner, greys.width), span(y, height, greys.height))
  return { values, width, height }
}

type Span = readonly [from: number, to: number]

function span(index: number, count: number, of: number): Span {
  const from = Math.floor((index * of) / count)
  return [from, Math.max(from + 1, Math.floor(((index + 1) * of) / count))]
}

function mean({ values, width }: Greys, [left, right]: Span, [top, bottom]: Span): number {
  let sum = 0
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += values[y * width + x] ?? WHITE
  return sum / ((right - left) * (bottom - top))
}
