import { expect, test } from 'vitest'
import type { PaperStatus } from '../../../device/printing/paper.ts'
import type { PaperNews } from '../../../device/printing/watch-paper.ts'
import { paperOnScreen } from './paper-on-screen.ts'

const status = (kind: string, isLeading = true) =>
  ({ printer: { kind }, spool: { isLeading, missing: [], unsettled: [] } }) as unknown as PaperStatus
const news = (kind: string, reason?: string) => ({ kind, reason }) as PaperNews
const shown = (heard: PaperNews | undefined, now: PaperStatus | undefined) => {
  const found = paperOnScreen(heard, now)
  return found.kind === 'fault' ? found.matter : found.kind
}

test.each([
  ['before printing is open', undefined, undefined, 'screen'],
  ['where nobody has chosen a printer', undefined, status('not_paired'), 'screen'],
  ['where nobody has, and the job has failed of it', news('no_paper', 'not_paired'), status('not_paired'), 'screen'],
  ['in a browser without USB', news('printing'), status('not_supported'), 'screen'],
  ['in a tab that does not have the printer', undefined, status('not_paired', false), 'printing'],
  ['there, after the other tab had no printer', news('no_paper', 'not_paired'), status('not_paired', false), 'screen'],
  ['while it prints', news('printing'), status('busy'), 'printing'],
  ['once it was printed', news('printed'), status('ready'), 'printed'],
  ['printed by a printer that is gone since', news('printed'), status('not_paired'), 'printed'],
  ['without paper', news('no_paper', 'paper_out'), status('paper_out'), 'no_paper'],
  ['with its cover open', news('no_paper', 'cover_open'), status('cover_open'), 'no_printer'],
  ['switched off', news('no_paper', 'disconnected'), status('disconnected'), 'no_printer'],
  ['pulled out within a ticket', news('maybe_paper', 'unplugged'), status('disconnected'), 'maybe_printed'],
  ['slow', news('waiting'), status('busy'), 'waiting'],
])('[KP6] %s a customer is shown what is so', (_, heard, now, wanted) => {
  expect(shown(heard, now)).toBe(wanted)
})
