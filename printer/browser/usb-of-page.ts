import type { UsbBus } from '../usb/usb-types.ts'

/** Undefined where the browser has none: Firefox, Safari, a page without TLS, a site that forbids it. */
export function usbOfPage(): UsbBus | undefined {
  return 'usb' in navigator ? navigator.usb : undefined
}
