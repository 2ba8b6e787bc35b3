import type { Idle } from '../idle.ts'
import { isQuiet, shareBusy } from './share-busy.ts'
import { nextUpdateState, type UpdateEvent, type UpdateState } from './update-state.ts'

/** Keeps the page whole without the server, and brings it up to date when nobody minds. */
export type Updates = {
  /** Once the page has painted: the worker reads every screen, which would be in its way. */
  readonly start: () => void
  /** Newer code in another tab has opened the database: what this page believes about it is over. */
  readonly databaseMoved: () => void
  /** Asks now whether there is a newer version. */
  readonly look: () => Promise<void>
}

const WORKER = '/service-worker.js'
/** A kiosk is never closed, so nothing else would make its browser look. */
const LOOK_EVERY_MS = 30 * 60_000
/** While there is no worker at all, since the line broke when it was read: until then a cold start needs the server. */
const RETRY_MS = 60_000
const IDLE_CHECK_MS = 5_000

export function createUpdates(idle: Idle): Updates {
  const workers = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined
  let state: UpdateState = 'current'
  let registration: ServiceWorkerRegistration | undefined
  let isControlled = workers?.controller != null

  function dispatch(event: UpdateEvent): void {
    const [next, effect] = nextUpdateState(state, event)
    state = next
    if (effect === 'activate') registration?.waiting?.postMessage({ type: 'SKIP_WAITING' })
    if (effect === 'reload') location.reload()
  }

  /** At once where nobody minds: until then a page of the old version stands over the files of the new one. */
  function giveWay(): void {
    dispatch('taken_over')
    if (idle.isIdle()) dispatch('idle')
  }

  async function tick(): Promise<void> {
    // Looked at rather than listened to: whoever asked for it, and however often it failed before, it waits there.
    if (registration?.waiting != null) dispatch('found')
    if (!idle.isIdle()) return
    dispatch('idle')
    if (state !== 'current' && (await isQuiet(navigator.locks))) dispatch('quiet')
  }

  async function look(): Promise<void> {
    try {
      // Also where it is registered already: a first worker that could not be read leaves no registration behind.
      registration = await workers?.register(WORKER)
      await registration?.update()
    } catch {
      // No server now, or something else that answers for it. The page works without; the next look will tell.
    }
  }

  return {
    start() {
      shareBusy(idle, navigator.locks)
      setInterval(() => void tick(), IDLE_CHECK_MS)
      setInterval(() => void look(), LOOK_EVERY_MS)
      setInterval(() => registration?.active == null && void look(), RETRY_MS)
      workers?.addEventListener('controllerchange', () => {
        // Also when another tab let it in: both must be of one version. The first one only takes this page in.
        if (isControlled) giveWay()
        isControlled = true
      })
      void look()
    },
    databaseMoved: giveWay,
    look,
  }
}
