import type { FakeResults } from '../fake/fake-results.ts'

/** The real objects of a browser, which the library and the port would get from a real device. */
export const browserResults: FakeResults = {
  readIn: (status, data) => new USBInTransferResult(status, new DataView(data.slice().buffer)),
  wroteOut: (status, bytesWritten) => new USBOutTransferResult(status, bytesWritten),
  error: (name, message) => new DOMException(message, name),
}
