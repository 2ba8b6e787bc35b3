import type { Timers } from '../../../printer/port/clock.ts'
import type { PrinterPort } from '../../../printer/port/printer-port.ts'
import { within } from '../../../printer/port/within.ts'
import type { Encode } from '../../../printer/spool/spool-ports.ts'

/** A disk that refuses, a printer that does not answer: the picture comes all the same. */
const AWAITED_MS = 1_000
/** The number is what the customer waits for: nobody looks at a screen for a tenth of a second. */
const NUMBER_MS = 100

export type PaperFirst = {
  encode: Encode
  readonly port: PrinterPort
  /** Resolves when no ticket is on its way from the disk to the printer. */
  isHanded(): Promise<void>
  /** Resolves when the first byte of this one is with the printer, when it cannot be drawn or is refused there, or after a moment. It may not have begun yet. */
  untilFirstByte(jobId: string): Promise<void>
}

/**
 * [KP8] What is drawn for the screen waits until the paper's bytes are on their way. Both need the page's one thread, and a customer
 * sees the picture a moment later without noticing, but stands and waits for the paper.
 */
export function createPaperFirst(timers: Timers, encode: Encode, port: PrinterPort): PaperFirst {
  const nothing = (): void => undefined
  let end = nothing
  let handed: Promise<void> = Promise.resolve()
  let lastId: string | undefined
  const awaited = new Map<string, () => void>()

  function begin(jobId: string): () => void {
    end()
    let settle = nothing
    handed = new Promise((resolve) => {
      settle = resolve
    })
    const endThis = (): void => {
      settle()
      if (end !== endThis) return
      end = nothing
      lastId = jobId
      awaited.get(jobId)?.()
    }
    end = endThis
    return endThis
  }

  return {
    async encode(job, printer) {
      const endThis = begin(job.id)
      try {
        return await encode(job, printer)
      } catch (error) {
        endThis()
        throw error
      }
    },
    port: {
      ...port,
      async print(request) {
        const outcome = await port.print({ ...request, onSending: () => end() })
        end()
        return outcome
      },
    },
    isHanded: () => within(timers, AWAITED_MS, handed, undefined),
    async untilFirstByte(jobId) {
      if (lastId === jobId) return
      const out = new Promise<void>((resolve) => void awaited.set(jobId, resolve))
      await within(timers, NUMBER_MS, out, undefined)
      awaited.delete(jobId)
    },
  }
}
