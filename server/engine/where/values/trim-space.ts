const SPACE = ' \t\n\v\f\r'

/** C's `isspace`, which decides what Postgres overlooks around a value; `trim` would take Unicode's blanks as well. */
export function trimSpace(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && SPACE.includes(text.charAt(start))) start += 1
  while (end > start && SPACE.includes(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}
