import type { PrinterState } from '../port/printer-state.ts'
import type { PaperAnswer, SpoolView } from '../spool/spool.ts'

/** What a person at the kiosk may have to do something about. */
export const guardMatters = [
  'ready',
  'paper_low',
  'paper_out',
  'cover_open',
  'busy',
  'disconnected',
  'silent',
  'cutter',
  'overheated',
  'needs_restart',
  'unnamed',
  'unreliable',
  'claim_refused',
  'no_way_in',
  'not_paired',
  'not_supported',
  'store',
] as const
export type GuardMatter = (typeof guardMatters)[number]

/** What a customer is told who gets no paper, or perhaps half of one. */
export const customerMatters = ['no_paper', 'no_printer', 'maybe_printed', 'waiting'] as const
export type CustomerMatter = (typeof customerMatters)[number]

/** The spool knows two more than the printer does: that it leaves it alone, and that the disk refuses. */
export function guardMatterOf(state: PrinterState, stop?: SpoolView['stop']): GuardMatter {
  if (stop === 'store' || (stop === 'unreliable' && isWorking(state))) return stop
  return state.kind === 'error' ? state.fault : state.kind
}

function isWorking({ kind }: PrinterState): boolean {
  return kind === 'ready' || kind === 'paper_low' || kind === 'busy'
}

export function customerMatterOf(answer: Exclude<PaperAnswer, { kind: 'printed' }>): CustomerMatter {
  if (answer.kind !== 'no_paper') return answer.kind === 'waiting' ? 'waiting' : 'maybe_printed'
  // Under an open cover there may be paper enough: that it is out is said only of paper that is out.
  return answer.reason === 'paper_out' ? 'no_paper' : 'no_printer'
}
