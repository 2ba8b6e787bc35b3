/** A page that is hidden or left may not run again; what it begins now is mostly still done. */
export function whenLeft(work: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined
  const look = (): void => {
    if (document.visibilityState === 'hidden') work()
  }
  document.addEventListener('visibilitychange', look)
  addEventListener('pagehide', work)
  return () => {
    document.removeEventListener('visibilitychange', look)
    removeEventListener('pagehide', work)
  }
}
