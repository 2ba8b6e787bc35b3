import type { Medium } from '../../../../sync/configuration/display-schema.ts'

/** Larger ones are played from the server and not kept: the disk of a television is small. */
const KEPT_BYTES_MAX = 30_000_000
/** A file that was replaced under its name is noticed after so long. */
const FRESH_MS = 60 * 60_000

type Kept = { match(path: string): Promise<Response | undefined>; put(path: string, response: Response): Promise<void> }
export type MediumPorts = {
  fetch(address: string): Promise<Response>
  /** The path with what opens it, as it is now. */
  addressOf(path: string): string
  /** Rejects, or answers undefined, where the browser keeps nothing. */
  open(): Promise<Kept | undefined>
  toUrl(blob: Blob): string
  dropUrl(url: string): void
  now(): number
}
/** An address to play the medium from; rejects where it is neither to be had nor kept. */
export type OpenMedium = (medium: Medium) => Promise<string>

/** The tenant's media, from the server where it answers, from this browser's own disk where it does not [DY16]. */
export function createMediaKeeper({ fetch, addressOf, open, toUrl, dropUrl, now }: MediumPorts): OpenMedium {
  const ready = new Map<string, { readonly url: string; readonly at: number }>()

  async function fromServer({ kind, path }: Medium): Promise<Blob | 'too_large'> {
    const response = await fetch(addressOf(path))
    const type = response.headers.get('content-type') ?? ''
    // What answers for the server, such as the sign-in page of a network, is no picture.
    if (!response.ok || !type.startsWith(`${kind}/`)) throw new MediumError(path, `${response.status} ${type}`)
    if (Number(response.headers.get('content-length') ?? 0) > KEPT_BYTES_MAX) {
      await response.body?.cancel()
      return 'too_large'
    }
    const kept = await open().catch(() => undefined)
    // A full disk keeps nobody from seeing it now.
    await kept?.put(path, response.clone()).catch(() => undefined)
    return response.blob()
  }

  async function fromDisk(path: string, reason: unknown): Promise<Blob> {
    const found = await (await open().catch(() => undefined))?.match(path)
    if (found === undefined) throw new MediumError(path, 'not kept', { cause: reason })
    return found.blob()
  }

  return async (medium) => {
    const { path } = medium
    const before = ready.get(path)
    if (before !== undefined && Math.abs(now() - before.at) < FRESH_MS) return before.url
    const blob = await fromServer(medium).catch((error: unknown) => fromDisk(path, error))
    if (blob === 'too_large') return addressOf(path)
    const url = toUrl(blob)
    ready.set(path, { url, at: now() })
    if (before !== undefined) dropUrl(before.url)
    return url
  }
}

export class MediumError extends Error {
  readonly code = 'medium_unavailable'
  constructor(path: string, what: string, options?: ErrorOptions) {
    super(`${path}: ${what}`, options)
  }
}
