import type { GuardMatter } from '../../../../printer/words/matter.ts'
import type { Tone } from '../../../design/tone.ts'

/** What works is green, what passes or is only soon a matter is amber or slate, what keeps tickets from coming out is rose. */
export function printerTone(matter: GuardMatter): Tone {
  if (matter === 'ready') return 'done'
  if (matter === 'paper_low') return 'called'
  return matter === 'busy' ? 'waiting' : 'fault'
}
