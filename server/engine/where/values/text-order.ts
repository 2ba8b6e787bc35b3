const FIRST_SURROGATE = 0xd800
const LAST_SURROGATE = 0xdfff

/** Surrogates stand for characters above U+FFFF and must come after U+E000–U+FFFF. */
function toOrder(unit: number): number {
  if (unit < FIRST_SURROGATE) return unit
  return unit <= LAST_SURROGATE ? unit + 0x2000 : unit - 0x800
}

/** The order of UTF-8 bytes, which is collation "C"; `<` on strings orders UTF-16 units, which is not the same. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)]
    if (a !== b) return toOrder(a) < toOrder(b) ? -1 : 1
  }
  return left.length - right.length
}

/** Blanks at the end do not count in a char(n). */
export function withoutPadding(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 0x20) end -= 1
  return end === text.length ? text : text.slice(0, end)
}
