/** Parameters count from 1 without a gap; some may be left over. Null when all is well. */
export function findParamsProblem(numbers: Iterable<number>): string | null {
  const sorted = [...numbers].sort((a, b) => a - b)
  const isSequence = sorted.every((number, index) => number === index + 1)
  return isSequence ? null : 'Parameters must be numbered sequentially, starting from 1'
}
