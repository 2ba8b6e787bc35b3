import type { Bitmap } from '../../../printer/document/bitmap.ts'
import type { PairAnswer } from '../../../printer/port/printer-port.ts'
import type { PrinterState } from '../../../printer/port/printer-state.ts'
import type { PrinterProfile } from '../../../printer/profiles/printer-profile.ts'
import type { CopyAnswer, SpoolView } from '../../../printer/spool/spool.ts'
import type { TicketFacts } from './ticket-facts.ts'
import type { PaperNews } from './watch-paper.ts'

/** How printing stands in this tab; another object after each change. */
export type PaperStatus = {
  /** Known in the tab alone that has it. */
  readonly printer: PrinterState
  readonly spool: SpoolView
  /** By which a ticket is drawn for that printer now; undefined where none of ours speaks to it. */
  readonly profile: PrinterProfile | undefined
}

/** All of printing that a screen sees: one per page, over the device's own disk and the page's own USB. */
export type Paper = {
  status(): PaperStatus
  subscribe(listener: () => void): () => void
  /** What becomes of a ticket's paper, until the answer is called. */
  watch(jobId: string, hear: (news: PaperNews) => void): () => void
  /** Where a ticket goes to the printer at once: when its first byte is there, or a moment has passed. What is drawn before holds the paper up. */
  untilFirstByte(ticketId: string): Promise<void>
  /** The ticket as the printer makes it, in dots. */
  draw(ticketId: string): Promise<Bitmap>
  /** What is known of a job's ticket, whatever became of the screen that issued it. */
  find(ticketId: string): Promise<TicketFacts | undefined>
  /** The customer has the code on the screen: no paper may come out later. */
  taken(ticketId: string): Promise<void>
  copy(ticketId: string): Promise<CopyAnswer>
  /** Of the ticket whose paper came out last; undefined: none has. */
  copyLast(): Promise<CopyAnswer | undefined>
  test(): Promise<CopyAnswer>
  paperChanged(): void
  settle(jobId: string): Promise<void>
  /** Directly in a person's tap. */
  pair(): Promise<PairAnswer>
  chooseProfile(id: string): void
  close(): Promise<void>
}
