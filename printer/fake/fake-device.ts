import type { Timers } from '../port/clock.ts'
import type { UsbDevice, UsbInResult, UsbOutResult } from '../usb/usb-types.ts'
import type { Mechanism, Trouble } from './fake-mechanism.ts'
import type { FakeResults } from './fake-results.ts'
import type { FilledOptions, LineState } from './fake-usb-printer.ts'

export type FakeDevice = {
  readonly device: UsbDevice
  /** Bytes on their way back. */
  tell(bytes: readonly number[]): void
  /** The mechanism can take more now. */
  goOn(): void
  unplug(): void
  isClaimed(): boolean
}

type DeviceParts = {
  readonly timers: Timers
  readonly results: FakeResults
  readonly mechanism: Mechanism
  readonly line: LineState
  readonly options: FilledOptions
  onUnplug(): void
}
type Out = {
  readonly bytes: Uint8Array
  taken: number
  resolve(result: UsbOutResult): void
  reject(error: Error): void
}
type In = { readonly length: number; resolve(result: UsbInResult): void; reject(error: Error): void }

/** Greetings and questions are quick also where paper is slow. */
const SMALL_BYTES = 64

const isTrouble = (kind: string): kind is Trouble => ['paper_out', 'cover_open', 'cutter'].includes(kind)

/** One plugging in: from here to the pulling out, what a page may do with a device, with the errors that browsers give. */
export function createFakeDevice({ timers, results, mechanism, line, options, onUnplug }: DeviceParts): FakeDevice {
  const outs: Out[] = []
  const ins: In[] = []
  let back: number[] = []
  let isOpened = false
  let claimed: number | undefined
  let configured = false
  let isGone = false

  const gone = () => results.error('NotFoundError', 'The device was disconnected.')
  const cancelled = () => results.error('AbortError', 'The transfer was cancelled.')

  function rejectAll(makeError: () => Error): void {
    for (const { reject } of [...outs.splice(0), ...ins.splice(0)]) reject(makeError())
  }

  function requireOpen(isClaimNeeded: boolean): void {
    if (isGone) throw gone()
    if (!isOpened) throw results.error('InvalidStateError', 'The device must be opened first.')
    if (isClaimNeeded && claimed === undefined)
      throw results.error('InvalidStateError', 'The interface is not claimed.')
  }

  function deliver(): void {
    while (ins.length > 0 && back.length > 0) {
      const { length, resolve } = ins.shift() as In
      resolve(results.readIn('ok', Uint8Array.from(back.slice(0, length))))
      back = back.slice(length)
    }
  }

  function tell(bytes: readonly number[]): void {
    if (options.tells === 'nothing' || line.isSilent || line.isHanging) return
    // Bits that no answer has, so that it can never be taken for one.
    const told = options.tells === 'rubbish' ? bytes.map((byte) => byte | 0x81) : bytes
    const arrive = () => {
      back.push(...told)
      deliver()
    }
    if (line.lateMs > 0) timers.after(line.lateMs, arrive)
    else arrive()
  }

  function end(out: Out, status: 'ok' | 'stall'): void {
    outs.shift()
    const settle = () => out.resolve(results.wroteOut(status, out.taken))
    if (options.slowMs > 0 && out.bytes.length > SMALL_BYTES) timers.after(options.slowMs, settle)
    else settle()
  }

  /** One of these may end the transfer, the line, or only the paper. */
  function strike(out: Out): boolean {
    if (line.fault === undefined || line.fault.left > 0) return false
    const { kind } = line.fault
    line.fault = undefined
    if (isTrouble(kind)) mechanism.set(kind)
    else if (kind === 'hang') line.isHanging = true
    else if (kind === 'stall') end(out, 'stall')
    else if (kind === 'unplug') onUnplug()
    else {
      outs.shift()
      out.reject(results.error('NetworkError', 'A transfer error has occurred.'))
    }
    return true
  }

  function goOn(): void {
    while (outs[0] !== undefined && !line.isHanging && !isGone) {
      const out = outs[0]
      if (out.taken === out.bytes.length) end(out, 'ok')
      else if (strike(out)) continue
      else {
        if (!mechanism.take(out.bytes[out.taken] as number)) return
        out.taken += 1
        if (line.fault !== undefined) line.fault.left -= 1
      }
    }
  }

  function isQuestion(bytes: Uint8Array): boolean {
    return bytes.length === 3 && bytes[0] === 0x10 && bytes[1] === 0x04
  }

  const device: UsbDevice = {
    vendorId: options.vendorId,
    productId: options.productId,
    manufacturerName: 'Fake',
    productName: options.productName,
    serialNumber: options.serialNumber,
    configurations: options.configurations,
    get configuration() {
      return configured ? (options.configurations[0] ?? null) : null
    },
    get opened() {
      return isOpened
    },
    async open() {
      if (isGone) throw gone()
      isOpened = true
    },
    async close() {
      isOpened = false
      claimed = undefined
      rejectAll(cancelled)
    },
    async reset() {
      requireOpen(false)
    },
    async selectConfiguration() {
      requireOpen(false)
      configured = true
    },
    async claimInterface(number) {
      requireOpen(false)
      if (line.isClaimRefused) throw results.error('NetworkError', 'Unable to claim interface.')
      claimed = number
    },
    async selectAlternateInterface() {
      requireOpen(true)
    },
    async clearHalt() {
      requireOpen(true)
    },
    async controlTransferOut({ request }) {
      requireOpen(true)
      if (request === 2) mechanism.reset()
      return results.wroteOut('ok', 0)
    },
    async transferIn(_, length) {
      requireOpen(true)
      return new Promise((resolve, reject) => {
        ins.push({ length, resolve, reject })
        deliver()
      })
    },
    async transferOut(_, data) {
      requireOpen(true)
      const bytes = Uint8Array.from(data)
      if (isQuestion(bytes) && outs.length === 0 && !line.isHanging) {
        tell([mechanism.realtime(bytes[2] as number)])
        return results.wroteOut('ok', bytes.length)
      }
      return new Promise((resolve, reject) => {
        outs.push({ bytes, taken: 0, resolve, reject })
        goOn()
      })
    },
  }

  return {
    device,
    tell,
    goOn,
    unplug() {
      isGone = true
      isOpened = false
      rejectAll(gone)
    },
    isClaimed: () => claimed !== undefined && !isGone,
  }
}
