import { type CustomerMatter, customerMatterOf } from '../../../../printer/words/matter.ts'
import type { PaperStatus } from '../../../device/printing/paper.ts'
import type { PaperNews } from '../../../device/printing/watch-paper.ts'

/**
 * What a customer sees of their paper.
 *
 *   screen    this kiosk has no printer: the code on the screen is the ticket, without any wait
 *   printing ──▶ printed
 *      └───────▶ fault ──a hand at the printer──▶ printing
 */
export type PaperOnScreen =
  | { readonly kind: 'screen' | 'printing' | 'printed' }
  | { readonly kind: 'fault'; readonly matter: CustomerMatter }

/** No printer is no fault: nobody is told of one that was never there. */
const WITHOUT: readonly string[] = ['not_paired', 'not_supported']

function isWithoutPrinter(reason: string): boolean {
  return WITHOUT.includes(reason)
}

export function paperOnScreen(news: PaperNews | undefined, status: PaperStatus | undefined): PaperOnScreen {
  if (status === undefined) return { kind: 'screen' }
  const isWithout = status.spool.isLeading && isWithoutPrinter(status.printer.kind)
  if (news?.kind === 'printed') return { kind: 'printed' }
  if (news?.kind === 'maybe_paper') return { kind: 'fault', matter: customerMatterOf(news) }
  if (isWithout || (news?.kind === 'no_paper' && isWithoutPrinter(news.reason))) return { kind: 'screen' }
  if (news === undefined || news.kind === 'printing') return { kind: 'printing' }
  return { kind: 'fault', matter: customerMatterOf(news) }
}
