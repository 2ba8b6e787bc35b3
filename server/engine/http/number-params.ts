export type NumberedParams = { kind: 'numbered'; params: Map<number, string> } | { kind: 'refused'; problem: string }

const NUMBER = /^\d+$/

/** Parameters of a clause bear the numbers 1, 2, 3 … without a gap. */
export function numberParams(params: ReadonlyMap<string, string>): NumberedParams {
  const numbered = new Map<number, string>()
  for (const [key, value] of params) {
    if (!NUMBER.test(key)) return { kind: 'refused', problem: 'Parameters can only use numbers as keys' }
    numbered.set(Number(key), value)
  }
  const isGapless = [...numbered.keys()].sort((a, b) => a - b).every((key, index) => key === index + 1)
  return isGapless
    ? { kind: 'numbered', params: numbered }
    : { kind: 'refused', problem: 'Parameters must be numbered sequentially, starting from 1' }
}
