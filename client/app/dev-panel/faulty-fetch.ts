import type { Crash } from './crash.ts'
import type { Faults } from './faults.ts'

const SLOW_MS = 3_000

type Deps = { readonly faults: Faults; readonly crash: Crash; after(ms: number): Promise<void> }

/** A line that fails as it is told to: as a browser's own does, so that nobody behind it can tell. */
export function createFaultyFetch(send: typeof fetch, { faults, crash, after }: Deps): typeof fetch {
  return async (input, init) => {
    const { network, dropNext } = faults.current()
    if (dropNext > 0) faults.set({ dropNext: dropNext - 1 })
    if (network === 'offline' || dropNext > 0) throw noConnection()
    if (network === 'slow') await after(SLOW_MS)
    const cut = cutWhenOffline(faults, init?.signal ?? undefined)
    try {
      const sent = send(input, { ...init, signal: cut.signal })
      if (isPush(input)) await crash('after_send')
      const answer = await sent
      if (isPush(input)) await crash('after_answer')
      if (network === 'lose_answers') throw noConnection()
      return answer
    } catch (error) {
      if (cut.isCut()) throw noConnection()
      throw error
    } finally {
      cut.end()
    }
  }
}

/** As Chromium words it. */
function noConnection(): TypeError {
  return new TypeError('Failed to fetch')
}

function isPush(input: RequestInfo | URL): boolean {
  return String(input instanceof Request ? input.url : input).endsWith('/api/push')
}

/** What waits for an answer, as long polls do, is cut off when the line goes. */
function cutWhenOffline(faults: Faults, given: AbortSignal | undefined) {
  const line = new AbortController()
  const stop = faults.subscribe(() => {
    if (faults.current().network === 'offline') line.abort()
  })
  const signal = given === undefined ? line.signal : AbortSignal.any([given, line.signal])
  return { signal, isCut: () => line.signal.aborted, end: stop }
}
