import type { Bitmap } from '../document/bitmap.ts'

/** A code that the printer makes itself: the rows that the layout left white for it. */
export type NativeQr = {
  readonly text: string
  readonly moduleDots: number
  readonly top: number
  readonly bottom: number
}

/** What goes to a printer: dots, and where the profile says so a code among them. */
export type PrintablePicture = { readonly bitmap: Bitmap; readonly nativeQr?: NativeQr }
