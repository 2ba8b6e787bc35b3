import type { Language } from '../../sync/words/language.ts'
import { isOlderOf } from '../app/updates/keep-latest.ts'
import type { VoiceFile } from './texts/voice-file.ts'
import { recordings } from './voice-files.ts'

/** The worker answers from it (app/updates/service-worker.ts). */
const CACHE = 'voice'

/**
 * Keeps recordings for the day on which there is no server, on the screens that ask alone [VA11]. Put there by the page itself: at the first
 * visit there is no worker yet that would keep what passes. Rejects where one could not be had; asking again is cheap.
 */
export async function keepRecordings(files: readonly VoiceFile[], languages: readonly Language[]): Promise<void> {
  const cache = await caches.open(CACHE)
  for (const file of files)
    for (const language of languages) {
      const { url, readIndex } = recordings[file][language]
      await readIndex()
      if ((await cache.match(url)) === undefined) await keep(cache, url)
    }
}

async function keep(cache: Cache, url: string): Promise<void> {
  const response = await fetch(url)
  // What answers for the server, such as the sign-in page of a network, would be kept for good.
  const isForeign = response.headers.get('content-type')?.includes('html') ?? false
  if (!response.ok || isForeign) throw new Error(`${url} was answered with ${response.status}`)
  await cache.put(url, response)
  const latest = new URL(url, location.href).href
  const older = (await cache.keys()).filter((kept) => isOlderOf(kept.url, latest))
  await Promise.all(older.map((each) => cache.delete(each)))
}
