import type { Bitmap } from '../../document/bitmap.ts'
import { isReasonablePng } from '../is-reasonable-png.ts'
import { logoOfGreys } from '../logo-of-greys.ts'
import { samplesToGreys } from '../samples-to-greys.ts'

/** As `logoFromPng`, unpacked by the browser, which can do it already [TR4] [TR5]. */
export async function readLogo(png: Uint8Array<ArrayBuffer>): Promise<Bitmap | null> {
  if (!isReasonablePng(png)) return null
  try {
    const picture = await createImageBitmap(new Blob([png], { type: 'image/png' }))
    const { width, height } = picture
    const surface = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    if (surface === null) return null
    surface.drawImage(picture, 0, 0)
    const { data } = surface.getImageData(0, 0, width, height)
    return logoOfGreys(samplesToGreys({ samples: data, channels: 4, scale: 1 }, width, height))
  } catch {
    return null
  }
}
