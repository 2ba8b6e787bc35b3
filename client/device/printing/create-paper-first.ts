import type { Timers } from '../../../printer/port/clock.ts'
import type { PrinterPort } from '../../../printer/port/printer-port.ts'
import { within } from '../../../printer/port/within.ts'
import type { Encode } from '../../../printer/spool/spool-ports.ts'

/** A disk that refuses, a printer that does not answer: the picture comes all the same. */
const AWAITED_MS = 1_000

export type PaperFirst = {
  encode: Encode
  readonly port: PrinterPort
  /** Resolves when no ticket is on its way from the disk to the printer. */
  isHanded(): Promise<void>
}

/**
 * [KP8] What is drawn for the screen waits until the paper's bytes are on their way. Both need the page's one thread, and a customer
 * sees the picture a moment later without noticing, but stands and waits for the paper.
 */
export function createPaperFirst(timers: Timers, encode: Encode, port: PrinterPort): PaperFirst {
  let end: (() => void) | undefined
  let handed: Promise<void> = Promise.resolve()

  function begin(): void {
    end?.()
    handed = new Promise((resolve) => {
      end = resolve
    })
  }

  return {
    async encode(job, printer) {
      begin()
      try {
        return await encode(job, printer)
      } catch (error) {
        end?.()
        throw error
      }
    },
    port: {
      ...port,
      async print(request) {
        const outcome = await port.print({ ...request, onSending: () => end?.() })
        end?.()
        return outcome
      },
    },
    isHanded: () => within(timers, AWAITED_MS, handed, undefined),
  }
}
