const OPENING = /[\u2066-\u2068]/g
const CLOSING = /\u2069/g
const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** Where a line ends within an isolated name, the isolate ends there too and begins anew on the next line. */
export function closeIsolates(lines: readonly string[]): readonly string[] {
  let open = 0
  return lines.map((line) => {
    const begun = FIRST_STRONG_ISOLATE.repeat(open) + line
    open = Math.max(0, countOf(begun, OPENING) - countOf(begun, CLOSING))
    return begun + POP_ISOLATE.repeat(open)
  })
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
