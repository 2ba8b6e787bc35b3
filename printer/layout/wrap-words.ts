/**
 * Words into lines, as many into each as fit; undefined when a single word is too wide. A word is never split: half an Arabic
 * word would change the shape of its letters.
 */
export function wrapWords(
  widths: readonly number[],
  space: number,
  widthMax: number,
): readonly (readonly number[])[] | undefined {
  const lines: number[][] = []
  let room = -1
  for (const [index, width] of widths.entries()) {
    if (width > widthMax) return undefined
    const line = lines.at(-1)
    if (line !== undefined && width + space <= room) {
      line.push(index)
      room -= width + space
    } else {
      lines.push([index])
      room = widthMax - width
    }
  }
  return lines
}

const STEPS = 7

/** The same number of lines, but as even as they can be: one lonely word in the last line looks like a mistake. */
export function balanceWords(
  widths: readonly number[],
  space: number,
  widthMax: number,
): readonly (readonly number[])[] | undefined {
  let best = wrapWords(widths, space, widthMax)
  if (best === undefined || best.length < 2) return best
  const count = best.length
  let [tooNarrow, wideEnough] = [0, widthMax]
  for (let step = 0; step < STEPS; step++) {
    const tried = (tooNarrow + wideEnough) / 2
    const lines = wrapWords(widths, space, tried)
    if (lines !== undefined && lines.length <= count) {
      best = lines
      wideEnough = tried
    } else tooNarrow = tried
  }
  return best
}
