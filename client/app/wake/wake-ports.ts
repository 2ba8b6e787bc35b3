import type { WakePorts } from './wake-lock.ts'

/** The page's own; a browser that has no wake lock lacks the field, whatever its types say. */
export const pageWakePorts: WakePorts = {
  wakeLock: (navigator as { readonly wakeLock?: WakeLock }).wakeLock,
  isVisible: () => document.visibilityState === 'visible',
  onVisible(listener) {
    document.addEventListener('visibilitychange', listener)
    return () => document.removeEventListener('visibilitychange', listener)
  },
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}
