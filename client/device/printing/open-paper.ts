import { openUsbPrinter } from '../../../printer/browser/open-usb-printer.ts'
import { pageTime } from '../../../printer/browser/page-time.ts'
import { createStoredPairing } from '../../../printer/browser/stored-pairing.ts'
import { emulatePrinter } from '../../../printer/emulator/emulate-printer.ts'
import type { PrinterPort } from '../../../printer/port/printer-port.ts'
import type { PrinterLanguage, PrinterState } from '../../../printer/port/printer-state.ts'
import { openPaperCanvas } from '../../../printer/raster/browser/open-paper-canvas.ts'
import { readLogo } from '../../../printer/raster/browser/read-logo.ts'
import { createSpool } from '../../../printer/spool/create-spool.ts'
import type { OpenedDevice } from '../opened-device.ts'
import { createLeadership } from '../tabs/locks-leadership.ts'
import { createEncode, drawTicket, type EncodeDeps } from './create-encode.ts'
import { createJobStore } from './create-job-store.ts'
import { createPaperFirst } from './create-paper-first.ts'
import { createTicketFinder } from './create-ticket-finder.ts'
import { lastTicket } from './last-ticket.ts'
import { createLogoDots } from './logo-dots.ts'
import type { Paper, PaperStatus } from './paper.ts'
import { createPrinterChoice, profileFor } from './printer-choice.ts'
import { watchPaper } from './watch-paper.ts'

export type PaperParts = Pick<
  Extract<OpenedDevice, { kind: 'open' }>,
  'identity' | 'device' | 'keys' | 'store' | 'publicAddress'
> & {
  /** Short texts that outlast the page: which printer, which profile. */
  readonly values: Pick<Storage, 'getItem' | 'setItem'>
  /** Something is on its way to the printer; the answer says that it has ended. No newer version takes the page's place meanwhile. */
  begin(): () => void
  /** Tickets whose customer took the code from the screen before this was open; read when the spool begins. */
  readonly taken: ReadonlySet<string>
}

/** Until a printer is known, screens show tickets as most printers make them. */
const USUAL_LANGUAGE: PrinterLanguage = 'esc-pos'

/** Opens the canvas and the printer of this page, and begins to print what the device issues. Rejects where the font is not there. */
export async function openPaper(parts: PaperParts): Promise<Paper> {
  const { device, store, identity, values } = parts
  const time = pageTime()
  const [canvas, usb] = await Promise.all([openPaperCanvas(), openUsbPrinter({ memory: createStoredPairing(values) })])
  const port = busyWhilePrinting(usb, parts.begin)
  const jobs = createJobStore(store)
  const choice = createPrinterChoice(values)
  const findTicket = createTicketFinder(store, () => device.view)
  const drawing: EncodeDeps = { ...parts, canvas, choice, findTicket, logoDots: createLogoDots(readLogo) }
  const lock = createLeadership({
    name: `blesaf ${identity.device_id} printer`,
    locks: navigator.locks,
    after: time.timers.after,
  })
  const isWaiting = async (ticketId: string) => device.view.tickets.get(ticketId)?.state === 'waiting'
  const paperFirst = createPaperFirst(time.timers, createEncode(drawing), port)
  const spool = createSpool({ ...time, ...paperFirst, store: jobs, lock, isWaiting })

  const listeners = new Set<() => void>()
  const languageNow = () => languageOf(port.state()) ?? USUAL_LANGUAGE
  const look = (): PaperStatus => ({
    printer: port.state(),
    spool: spool.view(),
    profile: profileFor(languageNow(), choice.chosen()),
  })
  let status = look()
  function refresh(): void {
    status = look()
    for (const listener of listeners) listener()
  }
  const ends = [port.subscribe(refresh), spool.subscribe(refresh)]
  for (const ticketId of parts.taken) void spool.takenOnScreen(ticketId)
  spool.start()

  return {
    status: () => status,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    watch: (jobId, hear) => watchPaper({ spool, jobs }, jobId, hear),
    async untilFirstByte(ticketId) {
      const { isLeading, stop } = spool.view()
      if (isLeading && stop === undefined) await paperFirst.untilFirstByte(ticketId)
    },
    async draw(ticketId) {
      const wanted = status.profile ?? profileFor(USUAL_LANGUAGE, choice.chosen())
      await paperFirst.isHanded()
      if (wanted === undefined) throw new Error('there is no profile to draw by')
      const { bytes, profile } = await drawTicket(ticketId, wanted, drawing)
      const { pieces, rest } = emulatePrinter(bytes, profile)
      return pieces[0] ?? rest
    },
    find: findTicket,
    taken: spool.takenOnScreen,
    copy: spool.copy,
    async copyLast() {
      const last = lastTicket(await jobs.load())
      return last === undefined ? undefined : spool.copy(last)
    },
    test: spool.test,
    paperChanged: spool.paperChanged,
    settle: spool.settle,
    pair: port.pair,
    chooseProfile(id) {
      choice.choose(id)
      refresh()
    },
    async close() {
      for (const end of ends) end()
      await spool.stop()
    },
  }
}

function languageOf(state: PrinterState): PrinterLanguage | undefined {
  return 'printer' in state ? state.printer.language : undefined
}

function busyWhilePrinting(port: PrinterPort, begin: () => () => void): PrinterPort {
  return {
    ...port,
    async print(request) {
      const end = begin()
      try {
        return await port.print(request)
      } finally {
        end()
      }
    },
  }
}
