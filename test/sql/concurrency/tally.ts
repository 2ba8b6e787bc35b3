import type { Outcome } from '../../setup/world.ts'

/** How often each command came to what: so that a load that did nothing cannot pass for one that went well. */
export type Tally = Map<string, number>

export function count(tally: Tally, name: string, outcome: Outcome): void {
  const key = [name, outcome.kind, outcome.code ?? outcome.reason].filter(Boolean).join(' ')
  tally.set(key, (tally.get(key) ?? 0) + 1)
}

export function total(tally: Tally): number {
  return [...tally.values()].reduce((sum, n) => sum + n, 0)
}
