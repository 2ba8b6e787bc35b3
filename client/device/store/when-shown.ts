/** After a time of being hidden, frozen or kept aside for the back button, a page may have missed what others told it. */
export function whenShown(work: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined
  const look = (): void => {
    if (document.visibilityState === 'visible') work()
  }
  document.addEventListener('visibilitychange', look)
  addEventListener('pageshow', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    removeEventListener('pageshow', look)
  }
}
