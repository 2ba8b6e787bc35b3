import { closeIsolates } from './close-isolates.ts'
import type { Measure } from './layout.ts'
import { balanceWords, wrapWords } from './wrap-words.ts'

export type Fit = {
  readonly widthDots: number
  /** From the wished one down. */
  readonly sizes: readonly number[]
  readonly weight: number
  readonly linesMax: number
}

/** `lostLetters`: of its end, none where it stands whole. */
export type FittedText = {
  readonly lines: readonly string[]
  readonly sizeDots: number
  readonly lostLetters: number
}

const ELLIPSIS = '…'
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** A long text first takes more lines, then a smaller size, and only then loses its end. */
export function fitText(text: string, fit: Fit, measure: Measure): FittedText {
  const words = text.split(/[ \n]+/).filter((word) => word !== '')
  for (const sizeDots of fit.sizes) {
    const widthOf = (part: string) => measure(part, { sizeDots, weight: fit.weight })
    const lines = balanceWords(words.map(widthOf), widthOf(' '), fit.widthDots)
    if (lines === undefined || lines.length > fit.linesMax) continue
    return { lines: closeIsolates(lines.map((line) => joined(words, line))), sizeDots, lostLetters: 0 }
  }
  const sizeDots = fit.sizes.at(-1) ?? 0
  return { ...shortened(words, fit, (part) => measure(part, { sizeDots, weight: fit.weight })), sizeDots }
}

function joined(words: readonly string[], line: readonly number[]): string {
  return line.map((index) => words[index]).join(' ')
}

/** Full lines, and in the last one as much of the rest as fits before the ellipsis. */
function shortened(
  words: readonly string[],
  fit: Fit,
  widthOf: (part: string) => number,
): Pick<FittedText, 'lines' | 'lostLetters'> {
  const widths = words.map(widthOf)
  const tooWide = widths.findIndex((width) => width > fit.widthDots)
  const whole = wrapWords(tooWide < 0 ? widths : widths.slice(0, tooWide), widthOf(' '), fit.widthDots) ?? []
  // The line before a word that is too wide takes the beginning of that word, if it is the last line that there may be.
  const kept = whole.slice(0, fit.linesMax - 1)
  const rest = words.slice(kept.flat().length).join(' ')
  const last = cut(rest, fit.widthDots, widthOf)
  return {
    lines: closeIsolates([...kept.map((line) => joined(words, line)), last.text]),
    lostLetters: last.lostLetters,
  }
}

function cut(
  text: string,
  widthMax: number,
  widthOf: (part: string) => number,
): { readonly text: string; readonly lostLetters: number } {
  const parts = [...graphemes.segment(text)].map(({ segment }) => segment)
  const begun = (count: number) => `${parts.slice(0, count).join('').trimEnd()}${ELLIPSIS}`
  let [fits, tooMany] = [0, parts.length + 1]
  while (tooMany - fits > 1) {
    const tried = (fits + tooMany) >> 1
    if (widthOf(begun(tried)) <= widthMax) fits = tried
    else tooMany = tried
  }
  return { text: begun(fits), lostLetters: parts.length - fits }
}
