import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import type { FakeUsb } from '../../printer/fake/fake-usb.ts'
import { createMortalUsb, type MortalUsb } from '../../printer/fake/mortal-usb.ts'
import type { UsbConnection, UsbControl, UsbDevice } from '../../printer/usb/usb-types.ts'
import { bundlePage } from '../conformance/client/bundle-page.ts'
import {
  ASK_OUTSIDE,
  HEAR_OUTSIDE,
  type OutsideAnswer,
  type OutsideCall,
  type TellsOfDevice,
} from './outside-usb-calls.ts'

type Life = { readonly usb: MortalUsb; readonly id: string }

export type OutsideUsb = {
  /** What pages that are loaded from now on find. */
  plug(usb: FakeUsb): void
}

/** The keys under which pages know devices; a device that is plugged in again is another one. */
const keys = new WeakMap<UsbDevice, number>()
const devices = new Map<number, UsbDevice>()

function told(device: UsbDevice): TellsOfDevice {
  const key = keys.get(device) ?? devices.size + 1
  keys.set(device, key)
  devices.set(key, device)
  const { vendorId, productId, serialNumber, productName, configurations } = device
  return { key, vendorId, productId, serialNumber, productName, configurations }
}

/**
 * In every page of this browser these printers, which stand outside of it: when a page is loaded anew or the browser killed they stay, with all that
 * came out of them, and whatever the page had open is closed.
 */
export async function openOutsideUsb(context: BrowserContext, first: FakeUsb): Promise<OutsideUsb> {
  let usb = first
  const lives = new Map<Page, Life>()

  function lifeOf(page: Page, id: string): Life {
    const current = lives.get(page)
    if (current?.id === id) return current
    current?.usb.die()
    const life = { id, usb: createMortalUsb(usb.bus) }
    lives.set(page, life)
    for (const kind of ['connect', 'disconnect'] as const) {
      life.usb.bus.addEventListener(kind, ({ device }: UsbConnection) => {
        page
          .evaluate(
            ([name, ...given]) => Reflect.get(globalThis, name as string)(...given),
            [HEAR_OUTSIDE, kind, told(device)],
          )
          .catch(() => undefined)
      })
    }
    page.once('close', life.usb.die)
    page.once('crash', life.usb.die)
    return life
  }

  await context.exposeBinding(ASK_OUTSIDE, async ({ page }, call: OutsideCall): Promise<OutsideAnswer> => {
    try {
      return await answer(lifeOf(page, call.life).usb, call)
    } catch (error) {
      const { name, message } = error as Error
      return { kind: 'error', name, message }
    }
  })
  await context.addInitScript({ content: await bundlePage(join(import.meta.dirname, 'page/outside-usb-page.ts')) })
  return {
    plug(next) {
      usb = next
    },
  }
}

async function answer({ bus }: MortalUsb, { method, key, given }: OutsideCall): Promise<OutsideAnswer> {
  if (method === 'getDevices') return { kind: 'devices', devices: (await bus.getDevices()).map(told) }
  if (method === 'requestDevice') return { kind: 'devices', devices: [told(await bus.requestDevice({ filters: [] }))] }
  const device = devices.get(key ?? 0)
  if (device === undefined) throw Object.assign(new Error('The device was disconnected.'), { name: 'NotFoundError' })
  const [first, second] = given
  if (method === 'transferOut') {
    const bytes = Uint8Array.from(Buffer.from(String(second), 'base64'))
    return { kind: 'wrote', ...(await device.transferOut(Number(first), bytes)) }
  }
  if (method === 'transferIn') {
    const { status, data } = await device.transferIn(Number(first), Number(second))
    const bytes = data === undefined ? [] : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    return { kind: 'read', status, data: Buffer.from(bytes).toString('base64') }
  }
  if (method === 'controlTransferOut')
    return { kind: 'wrote', ...(await device.controlTransferOut(first as UsbControl)) }
  const calls: Readonly<Record<string, () => Promise<void>>> = {
    open: device.open,
    close: device.close,
    reset: device.reset,
    selectConfiguration: () => device.selectConfiguration(Number(first)),
    claimInterface: () => device.claimInterface(Number(first)),
    selectAlternateInterface: () => device.selectAlternateInterface(Number(first), Number(second)),
    clearHalt: () => device.clearHalt(first as 'in' | 'out', Number(second)),
  }
  await calls[method]?.()
  return { kind: 'done' }
}
