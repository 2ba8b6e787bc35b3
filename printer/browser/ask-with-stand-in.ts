type StandIn = { readonly getDevices?: unknown; readonly requestDevice?: unknown }

let last: Promise<unknown> = Promise.resolve()

/**
 * Lends the page another `navigator.usb` for the length of one question, one question at a time. The library knows no other place to look for
 * printers; the port itself has taken the real one before and is not touched by this.
 */
export function askWithStandIn<Value>(standIn: StandIn, ask: () => Promise<Value>): Promise<Value> {
  const mine = last.then(() => askNow(standIn, ask))
  last = mine.catch(() => undefined)
  return mine
}

async function askNow<Value>(standIn: StandIn, ask: () => Promise<Value>): Promise<Value> {
  const own = Object.getOwnPropertyDescriptor(navigator, 'usb')
  const usb = { ...standIn, addEventListener: () => undefined }
  Object.defineProperty(navigator, 'usb', { value: usb, configurable: true })
  try {
    return await ask()
  } finally {
    if (own === undefined) Reflect.deleteProperty(navigator, 'usb')
    else Object.defineProperty(navigator, 'usb', own)
  }
}
