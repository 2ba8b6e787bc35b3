import type { UsbInResult, UsbOutResult, UsbTransferStatus } from '../usb/usb-types.ts'

/** The objects that a browser answers with; in a browser the tests give its real ones. */
export type FakeResults = {
  readIn(status: UsbTransferStatus, data: Uint8Array): UsbInResult
  wroteOut(status: UsbTransferStatus, bytesWritten: number): UsbOutResult
  error(name: string, message: string): Error
}

export const plainResults: FakeResults = {
  readIn: (status, data) => ({ status, data: new DataView(data.slice().buffer) }),
  wroteOut: (status, bytesWritten) => ({ status, bytesWritten }),
  error: (name, message) => Object.assign(new Error(message), { name }),
}
