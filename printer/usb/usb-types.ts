/**
 * The part of WebUSB that printing needs, as the browser has it: `navigator.usb` fits as it is, and so does a fake. Written
 * down here because this folder knows no DOM.
 */
export type UsbTransferStatus = 'ok' | 'stall' | 'babble'
export type UsbInResult = { readonly data?: DataView | undefined; readonly status: UsbTransferStatus }
export type UsbOutResult = { readonly bytesWritten: number; readonly status: UsbTransferStatus }

export type UsbEndpoint = {
  readonly endpointNumber: number
  readonly direction: 'in' | 'out'
  readonly type: 'bulk' | 'interrupt' | 'isochronous'
  readonly packetSize: number
}
export type UsbAlternate = {
  readonly alternateSetting: number
  readonly interfaceClass: number
  readonly interfaceProtocol: number
  readonly endpoints: readonly UsbEndpoint[]
}
export type UsbInterface = {
  readonly interfaceNumber: number
  readonly alternates: readonly UsbAlternate[]
}
export type UsbConfiguration = {
  readonly configurationValue: number
  readonly interfaces: readonly UsbInterface[]
}
export type UsbControl = {
  readonly requestType: 'standard' | 'class' | 'vendor'
  readonly recipient: 'device' | 'interface' | 'endpoint' | 'other'
  readonly request: number
  readonly value: number
  readonly index: number
}

export type UsbDevice = {
  readonly vendorId: number
  readonly productId: number
  readonly manufacturerName: string | null
  readonly productName: string | null
  readonly serialNumber: string | null
  readonly configuration: UsbConfiguration | null
  readonly configurations: readonly UsbConfiguration[]
  readonly opened: boolean
  open(): Promise<void>
  close(): Promise<void>
  reset(): Promise<void>
  selectConfiguration(value: number): Promise<void>
  claimInterface(number: number): Promise<void>
  selectAlternateInterface(number: number, alternate: number): Promise<void>
  clearHalt(direction: 'in' | 'out', endpoint: number): Promise<void>
  controlTransferOut(setup: UsbControl): Promise<UsbOutResult>
  transferIn(endpoint: number, length: number): Promise<UsbInResult>
  transferOut(endpoint: number, data: Uint8Array<ArrayBuffer>): Promise<UsbOutResult>
}

export type UsbFilter = { readonly vendorId?: number; readonly productId?: number; readonly classCode?: number }
export type UsbConnection = { readonly device: UsbDevice }
export type UsbBus = {
  getDevices(): Promise<readonly UsbDevice[]>
  requestDevice(options: { filters: UsbFilter[] }): Promise<UsbDevice>
  addEventListener(type: 'connect' | 'disconnect', listener: (event: UsbConnection) => void): void
  removeEventListener(type: 'connect' | 'disconnect', listener: (event: UsbConnection) => void): void
}
