import { createListeners } from '../port/create-listeners.ts'
import type { FailedReason, Outcome } from '../port/outcome.ts'
import type { PairAnswer, PrinterPort, PrintRequest } from '../port/printer-port.ts'
import type { PrinterState } from '../port/printer-state.ts'
import { createSerialQueue } from '../port/serial-queue.ts'
import { PRINTER_CLASS } from './choose-way.ts'
import { createConnection } from './create-connection.ts'
import { printOnLink } from './print-on-link.ts'
import { PRINT_BYTES_MAX, PRINTS_WAITING_MAX, WATCH_MS } from './usb-limits.ts'
import type { UsbPrinterDeps } from './usb-printer-deps.ts'
import type { UsbBus, UsbDevice, UsbFilter } from './usb-types.ts'

/** The port over WebUSB [US1]–[US8]. Everything that touches the device goes through one queue; only an unplugging does not wait. */
export function createUsbPrinter(deps: UsbPrinterDeps): PrinterPort {
  const { bus, clock, timers } = deps
  const queue = createSerialQueue()
  const listeners = createListeners<PrinterState>()
  const connection = createConnection(deps, tell)
  let told = connection.state(false)
  let isPrinting = false
  let isReleased = false
  let jobs = 0

  function tell(): void {
    const state = connection.state(isPrinting)
    if (JSON.stringify(state) === JSON.stringify(told)) return
    told = state
    listeners.tell(state)
  }

  async function printNow(request: PrintRequest): Promise<Outcome> {
    const link = connection.link()
    if (isReleased) return { kind: 'failed', reason: 'released' }
    if (link === undefined) return { kind: 'failed', reason: reasonOf(connection.state(false)) }
    isPrinting = true
    jobs += 1
    tell()
    const outcome = await printOnLink({ clock, timers, isReleased: () => isReleased }, link, jobs, request)
    isPrinting = false
    tell()
    return outcome
  }

  async function print(request: PrintRequest): Promise<Outcome> {
    if (request.bytes.length > PRINT_BYTES_MAX) return { kind: 'failed', reason: 'too_large' }
    if (queue.length() >= PRINTS_WAITING_MAX) return { kind: 'failed', reason: 'too_many' }
    const outcome = await queue.run(() => printNow(request))
    // What hangs in the pipes goes before the next ticket, and the answer does not wait for it.
    if (isCutOff(outcome)) void queue.run(connection.renew)
    return outcome
  }

  async function pair(): Promise<PairAnswer> {
    if (bus === undefined) return { kind: 'not_supported' }
    // First of all: behind any waiting the browser would no longer see the person's gesture.
    const chosen = await choose(bus, deps.makes.filters)
    if (!('device' in chosen)) return chosen
    start()
    await queue.run(() => connection.take(chosen.device))
    const printer = connection.link()?.identity
    return printer === undefined ? { kind: 'not_opened' } : { kind: 'paired', printer }
  }

  function reconnect(): Promise<void> {
    start()
    return queue.run(connection.find)
  }

  function start(): void {
    isReleased = false
    connection.listen(onPlugged)
    watch()
  }

  function onPlugged(): void {
    if (!isReleased) void queue.run(connection.find)
  }

  let stopWatch: () => void = () => undefined
  /** [US7] A printer that went wrong while nobody printed is known before the next customer comes. */
  function watch(): void {
    stopWatch()
    stopWatch = timers.after(WATCH_MS, () => {
      if (queue.length() === 0) void queue.run(connection.lookAfter)
      watch()
    })
  }

  return {
    state: () => connection.state(isPrinting),
    subscribe: listeners.add,
    pair,
    reconnect,
    print,
    async release() {
      isReleased = true
      stopWatch()
      connection.deafen()
      connection.link()?.lose()
      await queue.run(connection.leave)
    },
  }
}

/** [US6] The list shows everything that says it is a printer, and what is known to be one without saying so. */
async function choose(bus: UsbBus, known: readonly UsbFilter[]): Promise<{ readonly device: UsbDevice } | PairAnswer> {
  try {
    return { device: await bus.requestDevice({ filters: [{ classCode: PRINTER_CLASS }, ...known] }) }
  } catch (error) {
    // `NotFoundError` is the closed list; anything else is a browser or a policy that does not let us ask.
    const isCancelled = error instanceof Error && error.name === 'NotFoundError'
    return { kind: isCancelled ? 'cancelled' : 'not_supported' }
  }
}

/** Why there is no open printer. */
function reasonOf({ kind }: PrinterState): FailedReason {
  if (kind === 'not_supported' || kind === 'not_paired') return kind
  return kind === 'error' ? 'printer_error' : 'disconnected'
}

function isCutOff(outcome: Outcome): boolean {
  return outcome.kind === 'unknown' || (outcome.kind === 'failed' && outcome.reason === 'not_taken')
}
