import type { FailedReason, Outcome, UnknownReason } from '../port/outcome.ts'
import type { Condition } from '../status/condition-of.ts'
import type { Sent } from './send-bytes.ts'

/** All that is known when a print has ended one way or another. */
export type PrintFacts = {
  readonly sent: Sent
  /** The printer said that it has worked through all of it. */
  readonly isConfirmed: boolean
  readonly isUnplugged: boolean
  readonly isReleased: boolean
  /** It used to answer and no longer does. */
  readonly isSilent: boolean
  /** What it says of itself now; undefined: it never tells. */
  readonly condition: Condition | undefined
}

/**
 * [PO3]–[PO5] The one place where it is decided what is said about a paper. *failed* needs proof that no byte was taken, *printed* that every
 * byte was and that nothing speaks against it; all between is unknown.
 */
export function judgePrint(facts: PrintFacts): Outcome {
  const { sent } = facts
  if (sent.end === 'all') return judgeAllTaken(facts)
  if (sent.handed === 0) return { kind: 'failed', reason: whyNotTaken(facts) }
  return { kind: 'unknown', reason: whyCutOff(facts) }
}

function judgeAllTaken(facts: PrintFacts): Outcome {
  if (facts.isConfirmed) return { kind: 'printed', by: 'printer' }
  const against = complaintOf(facts)
  if (against !== undefined) return { kind: 'unknown', reason: against }
  return { kind: 'printed', by: 'transfer' }
}

function complaintOf(facts: PrintFacts): UnknownReason | undefined {
  if (facts.isUnplugged) return 'unplugged'
  if (facts.isReleased) return 'released'
  const condition = badCondition(facts.condition)
  if (condition !== undefined) return condition
  return facts.isSilent ? 'silent' : undefined
}

function whyNotTaken(facts: PrintFacts): FailedReason {
  if (facts.isUnplugged) return 'disconnected'
  if (facts.isReleased) return 'released'
  return badCondition(facts.condition) ?? 'not_taken'
}

function whyCutOff(facts: PrintFacts): UnknownReason {
  if (facts.isUnplugged) return 'unplugged'
  if (facts.isReleased) return 'released'
  const condition = badCondition(facts.condition)
  if (condition !== undefined) return condition
  // `refused` after a taken chunk: it was closed behind our back.
  if (facts.sent.end === 'refused' || facts.sent.end === 'halted' || facts.sent.end === 'all') return 'broken'
  return facts.sent.end
}

export function badCondition(
  condition: Condition | undefined,
): 'paper_out' | 'cover_open' | 'printer_error' | undefined {
  if (condition?.kind === 'paper_out' || condition?.kind === 'cover_open') return condition.kind
  return condition?.kind === 'error' ? 'printer_error' : undefined
}
