import type { Bank } from './two-banks.ts'

/** A command that is right but for one reference, which belongs to another branch; and what becomes of it. */
export type ForeignReference = {
  name: string
  kind: 'fact' | 'intent'
  reference: string
  args: (own: Bank, other: Bank) => Record<string, unknown>
  expected: string
}

const UNKNOWN = { fact: 'quarantined unknown_reference', intent: 'rejected unknown_reference' } as const

type Args = ForeignReference['args']

export function foreign(
  name: string,
  kind: 'fact' | 'intent',
  reference: string,
  args: Args,
  expected?: string,
): ForeignReference {
  return { name, kind, reference, args, expected: expected ?? UNKNOWN[kind] }
}

export const counterOf = (bank: Bank) => bank.branch.counters[0]
export const serviceOf = (bank: Bank) => bank.branch.services[1]?.id
