import { DIFFERENCES, type Difference } from './differences.ts'
import type { Mismatch } from './mismatch.ts'
import type { IsAccepted, StepResult } from './replay.ts'

export type Verdict = {
  /** What differs and nobody has accepted. */
  unexpected: (Mismatch & { step: number; name: string })[]
  used: Set<Difference>
}

function matchesPath(pattern: string, path: string): boolean {
  return pattern.endsWith('**') ? path.startsWith(pattern.slice(0, -2)) : path === pattern
}

function accepts(difference: Difference, trace: string, step: number, { path, actual }: Mismatch): boolean {
  if (difference.trace !== '*' && difference.trace !== trace) return false
  if (difference.step !== 'all' && difference.step !== step) return false
  if (!matchesPath(difference.path, path)) return false
  return difference.actual === undefined || JSON.stringify(difference.actual) === JSON.stringify(actual)
}

/** So that a replay does not wait for what will not change. */
export function acceptedIn(trace: string, differences: readonly Difference[] = DIFFERENCES): IsAccepted {
  return (step, mismatch) => differences.some((difference) => accepts(difference, trace, step, mismatch))
}

export function applyDifferences(
  trace: string,
  results: readonly StepResult[],
  differences: readonly Difference[] = DIFFERENCES,
): Verdict {
  const used = new Set<Difference>()
  const unexpected: Verdict['unexpected'] = []
  for (const { index, name, mismatches } of results)
    for (const mismatch of mismatches) {
      const accepted = differences.filter((difference) => accepts(difference, trace, index, mismatch))
      for (const difference of accepted) used.add(difference)
      if (accepted.length === 0) unexpected.push({ step: index, name, ...mismatch })
    }
  return { unexpected, used }
}

/** Entries for this very trace that did not occur; those for all traces can only be judged after all of them. */
export function staleDifferences(
  trace: string,
  used: ReadonlySet<Difference>,
  differences: readonly Difference[] = DIFFERENCES,
): Difference[] {
  return differences.filter((difference) => difference.trace === trace && !used.has(difference))
}
