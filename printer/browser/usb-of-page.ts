import type { UsbBus } from '../usb/usb-types.ts'
import { coveredUsb } from './ask-with-stand-in.ts'

/** Undefined where the browser has none: Firefox, Safari, a page without TLS, a site that forbids it. */
export function usbOfPage(): UsbBus | undefined {
  const covered = coveredUsb()
  if (covered !== undefined) return covered.usb
  return 'usb' in navigator ? navigator.usb : undefined
}
