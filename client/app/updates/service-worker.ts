/// <reference lib="webworker" />
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'
import { screenAt } from '../screen-names.ts'
import { keepLatest } from './keep-latest.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (string | { url: string; revision: string | null })[] }

/** All screens with all their parts: whatever device this becomes, it opens with the server dead. */
precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false, directoryIndex: '', ignoreURLParametersMatching: [/.*/] })
cleanupOutdatedCaches()

/** Every screen's page has its own content policy, so each is answered by its own; what is no screen goes to the server. */
registerRoute(
  new NavigationRoute(async ({ request, url }) => {
    const name = screenAt(url.pathname)
    const kept = name === undefined ? undefined : await matchPrecache(name === 'start' ? '/' : `/${name}`)
    return kept ?? fetch(request)
  }),
)

/** What answers for the server, such as the sign-in page of a network, speaks HTML; it would be kept for good. */
const notForeign = {
  cacheWillUpdate: async ({ response }: { response: Response }) =>
    response.ok && !response.headers.get('content-type')?.includes('html') ? response : null,
}

/** The lens and what reads codes: too large for every device to keep. One that asks for it keeps it from then on. */
registerRoute(
  ({ url }) => url.pathname.startsWith('/assets/lens/'),
  new CacheFirst({ cacheName: 'lens', plugins: [notForeign, keepLatest] }),
)

/** What is spoken: kept by the screens that ask for it, for the day on which there is no server. */
registerRoute(
  ({ url }) => url.pathname.startsWith('/assets/voice/'),
  new CacheFirst({ cacheName: 'voice', plugins: [notForeign, keepLatest] }),
)

/** A page that was there before its first worker is taken in: a kiosk that is never closed would hear of no update. */
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** The page decides when: never in the middle of somebody's ticket. */
self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting()
})
