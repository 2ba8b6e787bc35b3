/** `hidden`: nobody sees the page, so no browser gives it; `refused`: it was asked for and denied, as on a low battery. */
export type WakeState = 'held' | 'asked' | 'hidden' | 'refused' | 'unavailable'

type Sentinel = Pick<WakeLockSentinel, 'release' | 'addEventListener'>
export type WakePorts = {
  readonly wakeLock: { request(type: 'screen'): Promise<Sentinel> } | undefined
  isVisible(): boolean
  /** Called at each change of it. */
  onVisible(listener: () => void): () => void
  after(ms: number, work: () => void): () => void
}
export type WakeLock = {
  state(): WakeState
  subscribe(listener: () => void): () => void
  /** Asks, and asks again whenever it must, until the answer is called. */
  watch(): () => void
}

const AGAIN_MS = 30_000

/** Keeps the screen from going dark [KL5]: browsers take the lock back whenever the page is out of sight, and at times of their own. */
export function createWakeLock({ wakeLock, isVisible, onVisible, after }: WakePorts): WakeLock {
  const listeners = new Set<() => void>()
  let state: WakeState = wakeLock === undefined ? 'unavailable' : 'hidden'
  let sentinel: Sentinel | undefined
  let isClosed = true
  let forget = (): void => undefined

  function become(next: WakeState): void {
    state = next
    for (const listener of listeners) listener()
  }
  function lost(): void {
    sentinel = undefined
    if (!isClosed) ask()
  }
  async function hold(request: Promise<Sentinel>): Promise<void> {
    const given = await request
    if (isClosed) return given.release()
    sentinel = given
    given.addEventListener('release', lost)
    become('held')
  }
  function ask(): void {
    forget()
    if (wakeLock === undefined || sentinel !== undefined || state === 'asked') return
    if (!isVisible()) {
      become('hidden')
      return
    }
    become('asked')
    hold(wakeLock.request('screen')).catch(() => {
      become(isVisible() ? 'refused' : 'hidden')
      forget = after(AGAIN_MS, ask)
    })
  }
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    watch() {
      isClosed = false
      const unwatch = onVisible(() => isVisible() && ask())
      ask()
      return () => {
        isClosed = true
        forget()
        unwatch()
        void sentinel?.release()
        sentinel = undefined
        become(wakeLock === undefined ? 'unavailable' : 'hidden')
      }
    },
  }
}
