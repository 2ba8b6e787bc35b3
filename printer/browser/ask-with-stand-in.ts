import type { UsbBus } from '../usb/usb-types.ts'

type StandIn = { readonly getDevices?: unknown; readonly requestDevice?: unknown }

let last: Promise<unknown> = Promise.resolve()
let covered: { readonly usb: UsbBus | undefined } | undefined

/** What the page has itself, while a stand-in is in its place. */
export function coveredUsb(): { readonly usb: UsbBus | undefined } | undefined {
  return covered
}

/**
 * Lends the page another `navigator.usb` for the length of one question, one question at a time. The library knows no other
 * place to look for printers; who opens a port meanwhile gets the page's own.
 */
export function askWithStandIn<Value>(standIn: StandIn, ask: () => Promise<Value>): Promise<Value> {
  const mine = last.then(() => askNow(standIn, ask))
  last = mine.catch(() => undefined)
  return mine
}

async function askNow<Value>(standIn: StandIn, ask: () => Promise<Value>): Promise<Value> {
  const own = Object.getOwnPropertyDescriptor(navigator, 'usb')
  covered = { usb: 'usb' in navigator ? navigator.usb : undefined }
  const usb = { ...standIn, addEventListener: () => undefined }
  Object.defineProperty(navigator, 'usb', { value: usb, configurable: true })
  try {
    return await ask()
  } finally {
    if (own === undefined) Reflect.deleteProperty(navigator, 'usb')
    else Object.defineProperty(navigator, 'usb', own)
    covered = undefined
  }
}
