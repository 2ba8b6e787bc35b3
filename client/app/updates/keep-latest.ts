/** The hash that the build puts before the ending. */
const HASH = /-[\w-]{8}(?=\.\w+$)/

export const isOlderOf = (url: string, latest: string): boolean =>
  url !== latest && url.replace(HASH, '') === latest.replace(HASH, '')

type Updated = { readonly cacheName: string; readonly request: Request }

/** When a file is kept, the same one of an earlier build goes: it is megabytes that nobody asks for again. */
export const keepLatest = {
  async cacheDidUpdate({ cacheName, request }: Updated): Promise<void> {
    const cache = await caches.open(cacheName)
    const older = (await cache.keys()).filter(({ url }) => isOlderOf(url, request.url))
    await Promise.all(older.map((each) => cache.delete(each)))
  },
}
