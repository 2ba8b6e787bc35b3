import type { Bitmap } from '../../../printer/document/bitmap.ts'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'

/** The dots of a picture; null for what is none. */
export type ReadLogo = (png: Uint8Array<ArrayBuffer>) => Promise<Bitmap | null>
export type LogoDots = (configuration: PublishedConfiguration) => Promise<Bitmap | undefined>

/**
 * [KP3] The tenant's logo, read once until another is published. Where there is none, or it could not be read, the name stands
 * there; what failed may have failed for want of memory, so the next ticket tries again.
 */
export function createLogoDots(readLogo: ReadLogo): LogoDots {
  let known: { readonly text: string; readonly dots: Promise<Bitmap | null> } | undefined
  return async ({ paper }) => {
    const text = paper?.logo
    if (text === undefined) return undefined
    if (known?.text !== text) known = { text, dots: readOnce(readLogo, text) }
    const asked = known
    const dots = await asked.dots
    if (dots === null && known === asked) known = undefined
    return dots ?? undefined
  }
}

async function readOnce(readLogo: ReadLogo, text: string): Promise<Bitmap | null> {
  try {
    return await readLogo(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)))
  } catch {
    // Whatever is wrong with a picture, the ticket is printed without it.
    return null
  }
}
