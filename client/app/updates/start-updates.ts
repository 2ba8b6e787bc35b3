import { Workbox } from 'workbox-window'
import { nextUpdateState, type UpdateEvent, type UpdateState } from './update-state.ts'

export type Updates = {
  /** Newer code in another tab has opened the database: what this page believes about it is over. */
  readonly databaseMoved: () => void
}

const WORKER = '/service-worker.js'
/** A kiosk is never closed, so nothing else would make its browser look. */
const LOOK_EVERY_MS = 30 * 60_000
const IDLE_CHECK_MS = 5_000

/** Keeps the page whole without the server, and brings it up to date when `isIdle` says that nobody minds. */
export function startUpdates({ isIdle }: { readonly isIdle: () => boolean }): Updates {
  let state: UpdateState = 'current'
  const worker = 'serviceWorker' in navigator ? new Workbox(WORKER) : undefined

  function dispatch(event: UpdateEvent): void {
    const [next, effect] = nextUpdateState(state, event)
    state = next
    if (effect === 'activate') worker?.messageSkipWaiting()
    if (effect === 'reload') location.reload()
  }

  worker?.addEventListener('waiting', () => dispatch('found'))
  // Also when another tab let it in: both must be of one version.
  worker?.addEventListener('controlling', ({ isUpdate, isExternal }) => {
    if (isUpdate === true || isExternal === true) dispatch('taken_over')
  })
  setInterval(() => isIdle() && dispatch('idle'), IDLE_CHECK_MS)
  setInterval(() => void look(worker), LOOK_EVERY_MS)
  void worker?.register().catch(reportUnregistered)
  return { databaseMoved: () => dispatch('taken_over') }
}

async function look(worker: Workbox | undefined): Promise<void> {
  try {
    await worker?.update()
  } catch {
    // No server now: the next look is in half an hour.
  }
}

/** The page works without; only a cold start without the server does not. */
function reportUnregistered(error: unknown): void {
  console.warn('no service worker', error)
}
