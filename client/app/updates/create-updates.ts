import { Workbox } from 'workbox-window'
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
const IDLE_CHECK_MS = 5_000

export function createUpdates(idle: Idle): Updates {
  let state: UpdateState = 'current'
  let registration: ServiceWorkerRegistration | undefined
  const worker = 'serviceWorker' in navigator ? new Workbox(WORKER) : undefined

  function dispatch(event: UpdateEvent): void {
    const [next, effect] = nextUpdateState(state, event)
    state = next
    if (effect === 'activate') worker?.messageSkipWaiting()
    if (effect === 'reload') location.reload()
  }

  /** At once where nobody minds: until then a page of the old version stands over the files of the new one. */
  function giveWay(): void {
    dispatch('taken_over')
    if (idle.isIdle()) dispatch('idle')
  }

  async function tick(): Promise<void> {
    // Looked at rather than listened to: the library hears of one update from outside, and no more after one that failed.
    if (registration?.waiting != null) dispatch('found')
    if (!idle.isIdle()) return
    dispatch('idle')
    if (state !== 'current' && (await isQuiet(navigator.locks))) dispatch('quiet')
  }

  // Also when another tab let it in: both must be of one version. Not the first one, which only now takes this page in.
  worker?.addEventListener('controlling', ({ isUpdate, isExternal }) => {
    if (isUpdate === true || isExternal === true) giveWay()
  })

  async function look(): Promise<void> {
    try {
      await worker?.update()
    } catch {
      // No server now, or something else that answers for it: the next look will tell.
    }
  }

  return {
    start() {
      shareBusy(idle, navigator.locks)
      setInterval(() => void tick(), IDLE_CHECK_MS)
      setInterval(() => void look(), LOOK_EVERY_MS)
      void worker?.register().then((registered) => {
        registration = registered
      }, reportUnregistered)
    },
    databaseMoved: giveWay,
    look,
  }
}

/** The page works without; only a cold start without the server does not. */
function reportUnregistered(error: unknown): void {
  console.warn('no service worker', error)
}
