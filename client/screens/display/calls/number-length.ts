const SHORT_CHARS = 5
const LONG_CHARS = 7

/** How much room a number needs: `A-048`, `AB-1000`, or beyond. */
export function numberLength(number: string): 'short' | 'long' | 'longest' {
  if (number.length <= SHORT_CHARS) return 'short'
  return number.length <= LONG_CHARS ? 'long' : 'longest'
}
