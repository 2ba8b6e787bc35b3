/** The library has no types; this is the part of it that is used. */
declare module '@point-of-sale/webusb-receipt-printer' {
  export type Wanted = { readonly vendorId: number; readonly productId: number; readonly serialNumber: string | null }
  // biome-ignore lint/style/noDefaultExport: it is the library's own way.
  export default class WebUSBReceiptPrinter {
    connect(): Promise<void>
    reconnect(wanted: Wanted): Promise<void>
    addEventListener(
      type: 'connected',
      listener: (printer: { readonly language: string; readonly codepageMapping: string }) => void,
    ): void
  }
}
