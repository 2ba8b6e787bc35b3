import { createMediaKeeper, type OpenMedium } from './keep-medium.ts'

const CACHE = 'display-media'

/** The page's own; outside of a trustworthy origin there is no cache, whatever the types say. `pass`: what opens the media. */
export function openPageMedia(pass: () => string | undefined): OpenMedium {
  return createMediaKeeper({
    fetch: (address) => fetch(address, { credentials: 'omit' }),
    addressOf: (path) => (pass() === undefined ? path : `${path}?pass=${encodeURIComponent(pass() ?? '')}`),
    open: async () => (globalThis as { readonly caches?: CacheStorage }).caches?.open(CACHE),
    toUrl: (blob) => URL.createObjectURL(blob),
    dropUrl: (url) => URL.revokeObjectURL(url),
    now: () => performance.now(),
  })
}
