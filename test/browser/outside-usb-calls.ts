/** A device as a page is told of it; the key is the same for as long as it stays plugged in. */
export type TellsOfDevice = {
  readonly key: number
  readonly vendorId: number
  readonly productId: number
  readonly serialNumber: string | null
  readonly productName: string | null
  readonly configurations: readonly unknown[]
}
/** What a page asks of the printer that stands outside of its browser; bytes go as base64. */
export type OutsideCall = {
  /** Another one after each loading of a page. */
  readonly life: string
  readonly method: string
  readonly key?: number | undefined
  readonly given: readonly unknown[]
}
export type OutsideAnswer =
  | { readonly kind: 'devices'; readonly devices: readonly TellsOfDevice[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'wrote'; readonly status: 'ok' | 'stall' | 'babble'; readonly bytesWritten: number }
  | { readonly kind: 'read'; readonly status: 'ok' | 'stall' | 'babble'; readonly data: string }
  | { readonly kind: 'error'; readonly name: string; readonly message: string }

export const ASK_OUTSIDE = 'askOutsideUsb'
export const HEAR_OUTSIDE = 'hearOutsideUsb'
