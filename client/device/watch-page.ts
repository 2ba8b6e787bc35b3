/** Tells at once, and at each change, whether a person can see the page. */
export function watchVisibility(tell: (isVisible: boolean) => void): () => void {
  const look = (): void => tell(document.visibilityState === 'visible')
  look()
  document.addEventListener('visibilitychange', look)
  return () => document.removeEventListener('visibilitychange', look)
}

/** Tells when the browser believes that there is a network again. */
export function watchNetwork(tell: () => void): () => void {
  addEventListener('online', tell)
  return () => removeEventListener('online', tell)
}
