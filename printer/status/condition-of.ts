import type { PrinterFault } from '../port/printer-state.ts'
import type { StatusFact, StatusFacts } from './status-facts.ts'

export type Condition =
  | { readonly kind: 'ready' | 'paper_low' | 'paper_out' | 'cover_open' | 'busy' }
  | { readonly kind: 'error'; readonly fault: PrinterFault }

/**
 * [SA5] The first that holds, in the order in which a person would mend them: an open cover is seen and shut at once, and while it
 * is open the paper sensor says anything.
 */
const ranked: readonly { readonly fact: StatusFact; readonly condition: Condition }[] = [
  { fact: 'cover_open', condition: { kind: 'cover_open' } },
  { fact: 'paper_end', condition: { kind: 'paper_out' } },
  { fact: 'paper_stopped', condition: { kind: 'paper_out' } },
  { fact: 'unrecoverable', condition: { kind: 'error', fault: 'needs_restart' } },
  { fact: 'cutter', condition: { kind: 'error', fault: 'cutter' } },
  { fact: 'overheated', condition: { kind: 'error', fault: 'overheated' } },
  { fact: 'recoverable', condition: { kind: 'error', fault: 'unnamed' } },
  { fact: 'error_seen', condition: { kind: 'error', fault: 'unnamed' } },
  { fact: 'feeding', condition: { kind: 'busy' } },
  { fact: 'offline', condition: { kind: 'busy' } },
  { fact: 'paper_near_end', condition: { kind: 'paper_low' } },
]

export function conditionOf(facts: StatusFacts): Condition {
  return ranked.find(({ fact }) => facts[fact] === true)?.condition ?? { kind: 'ready' }
}
