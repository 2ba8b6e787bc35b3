import { emptyBitmap } from '../../../../printer/document/bitmap.ts'
import type { PrinterIdentity } from '../../../../printer/port/printer-state.ts'
import type { CopyAnswer } from '../../../../printer/spool/spool.ts'
import type { Paper, PaperStatus } from '../../../device/printing/paper.ts'
import { profileFor } from '../../../device/printing/printer-choice.ts'
import type { PaperNews } from '../../../device/printing/watch-paper.ts'

const printer: PrinterIdentity = {
  vendorId: 0x04b8,
  productId: 0x0202,
  serialNumber: null,
  name: 'TM-T20',
  language: 'esc-pos',
  codepageMapping: 'epson',
}

/** Of printing around a screen, what most tests have no word about. */
export const quietPrinting = {
  taken: async (): Promise<void> => undefined,
  untilFirstByte: async (): Promise<void> => undefined,
}

export type FakePaper = Paper & {
  /** What was wished of it, in order. */
  readonly asked: readonly string[]
  show(status: Partial<PaperStatus>): void
  tell(news: PaperNews): void
  /** What the next wish for a paper comes to. */
  answer(copy: CopyAnswer | undefined): void
}

/** Printing with nothing behind it: shows what a test shows, and remembers what it was asked. For tests. */
export function createFakePaper(): FakePaper {
  const asked: string[] = []
  const listeners = new Set<() => void>()
  const watchers = new Set<(news: PaperNews) => void>()
  let copied: CopyAnswer | undefined = { kind: 'queued', id: 'copy' }
  let status: PaperStatus = {
    printer: { kind: 'ready', printer, canTell: true },
    spool: { isLeading: true, missing: [], unsettled: [] },
    profile: profileFor('esc-pos', undefined),
  }
  const note = (what: string): void => void asked.push(what)
  const copy = async (what: string) => {
    note(what)
    return copied
  }
  return {
    asked,
    status: () => status,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    watch(_, hear) {
      watchers.add(hear)
      hear({ kind: 'printing' })
      return () => void watchers.delete(hear)
    },
    untilFirstByte: async () => undefined,
    draw: async () => emptyBitmap(576, 8),
    find: async (ticketId) => ({
      ...{ ticketId, number: `A-0${ticketId}`, numberDay: '2026-11-26', serviceId: 'cash', nextServiceIds: [] },
      ...{ language: 'fr', secret: 'abcdefghijklmnop', issuedAt: 5, isOffline: false },
    }),
    taken: async (ticketId) => note(`taken ${ticketId}`),
    copy: async (ticketId) => (await copy(`copy ${ticketId}`)) ?? { kind: 'refused', reason: 'store' },
    copyLast: () => copy('copy last'),
    test: async () => (await copy('test')) ?? { kind: 'refused', reason: 'store' },
    paperChanged: () => note('paper changed'),
    settle: async (jobId) => note(`settle ${jobId}`),
    async pair() {
      note('pair')
      return { kind: 'paired', printer }
    },
    chooseProfile: (id) => note(`profile ${id}`),
    close: async () => undefined,
    show(more) {
      status = { ...status, ...more }
      for (const listener of listeners) listener()
    },
    tell(news) {
      for (const hear of watchers) hear(news)
    },
    answer(next) {
      copied = next
    },
  }
}
