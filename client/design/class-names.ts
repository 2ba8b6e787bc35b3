/** Joins what is there: `classNames('a', isOpen && 'b')`. */
export function classNames(...parts: (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' ')
}
