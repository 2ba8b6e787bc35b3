import type { PrinterIdentity, PrinterState } from '../port/printer-state.ts'
import { pause } from '../port/within.ts'
import { createLink, type Link } from './create-link.ts'
import { identify } from './identify.ts'
import { closeDevice, forgetHalf, openWay } from './open-way.ts'
import { findPaired, isSamePrinter, type Pairing } from './pairing.ts'
import { type Holding, stateOf } from './state-of.ts'
import { DRAIN_MS } from './usb-limits.ts'
import type { UsbPrinterDeps } from './usb-printer-deps.ts'
import type { UsbConnection, UsbDevice } from './usb-types.ts'

/** Which printer is open, if any. All but `state`, `link`, `listen` and `deafen` is called from one queue. */
export type Connection = {
  state(isPrinting: boolean): PrinterState
  link(): Link | undefined
  listen(onPlugged: () => void): void
  deafen(): void
  /** Opens the granted printer if it is there and none is open. */
  find(): Promise<void>
  /** A person chose this one. */
  take(device: UsbDevice): Promise<void>
  /** Closes and opens anew, after something was cut off. */
  renew(): Promise<void>
  lookAfter(): Promise<void>
  leave(): Promise<void>
}

export function createConnection(deps: UsbPrinterDeps, tell: () => void): Connection {
  const { bus, memory, timers } = deps
  let pairing: Pairing | undefined
  let link: Link | undefined
  let refusal: Holding['refusal']
  let opening: Holding['opening']
  let deafen: () => void = () => undefined

  /** What was kept before answers at once; a make is looked up once. */
  async function identityOf(device: UsbDevice): Promise<PrinterIdentity> {
    if (pairing !== undefined && isSamePrinter(device, pairing.printer)) return pairing.printer
    return identify(device, deps.makes)
  }

  async function open(device: UsbDevice, told: NonNullable<Holding['opening']>, drainMs: number): Promise<void> {
    // One that was refused is tried again and again: that is no news.
    if (refusal === undefined) opening = told
    tell()
    await openNow(device, told.printer, drainMs)
    opening = undefined
    tell()
  }

  async function openNow(device: UsbDevice, printer: PrinterIdentity, drainMs: number): Promise<void> {
    const opened = await openWay(device, timers)
    if (opened.kind === 'refused') {
      refusal = { fault: opened.fault, printer }
      return
    }
    if (drainMs > 0) await pause(timers, drainMs)
    await forgetHalf(device, opened.way, timers)
    refusal = undefined
    const made = createLink(deps, device, opened.way, printer)
    link = made
    made.onChange(tell)
    await made.greet()
  }

  async function close(): Promise<void> {
    const { device } = link ?? {}
    link?.lose()
    link = undefined
    if (device !== undefined) await closeDevice(device, timers)
  }

  async function adopt(device: UsbDevice, isChosen: boolean): Promise<void> {
    await close()
    const printer = await identityOf(device)
    await keep({ printer, isChosen })
    await open(device, { kind: 'busy', printer }, DRAIN_MS)
  }

  /** What cannot be kept serves until the page ends. */
  async function keep(next: Pairing): Promise<void> {
    const isNew = JSON.stringify(next) !== JSON.stringify(pairing)
    pairing = next
    if (isNew) await memory.save(next).catch(() => undefined)
  }

  async function find(): Promise<void> {
    pairing ??= await memory.load().catch(() => undefined)
    if (link !== undefined && !link.isLost()) return tell()
    const devices = (await bus?.getDevices().catch(() => [])) ?? []
    const device = findPaired(devices, pairing)
    if (device === undefined) refusal = undefined
    else await adopt(device, pairing?.isChosen === true)
    tell()
  }

  async function renew(): Promise<void> {
    const cut = link
    if (cut === undefined) return
    const isThere = !cut.isLost()
    const kind = cut.isSilent() ? 'silent' : 'busy'
    await close()
    if (isThere) await open(cut.device, { kind, printer: cut.identity }, 0)
    tell()
  }

  function onUnplugged({ device }: UsbConnection): void {
    if (link?.device === device) {
      link.lose()
      link = undefined
    } else if (link !== undefined) return
    refusal = undefined
    tell()
  }

  return {
    state: (isPrinting) =>
      stateOf({ hasUsb: bus !== undefined, isPaired: pairing !== undefined, isPrinting, link, opening, refusal }),
    link: () => link,
    listen(onPlugged) {
      deafen()
      bus?.addEventListener('connect', onPlugged)
      bus?.addEventListener('disconnect', onUnplugged)
      deafen = () => {
        bus?.removeEventListener('connect', onPlugged)
        bus?.removeEventListener('disconnect', onUnplugged)
      }
    },
    deafen: () => deafen(),
    find,
    async take(device) {
      refusal = undefined
      await adopt(device, true)
    },
    renew,
    async lookAfter() {
      // Refused before: another program may have let it go. Silent: it may have been switched off and on inside.
      if (link === undefined) return find()
      if (link.isSilent()) return renew()
      await link.ask()
      tell()
    },
    async leave() {
      await close()
      refusal = undefined
      tell()
    },
  }
}
