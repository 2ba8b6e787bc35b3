const ASK_MS_MAX = 10_000

/**
 * Loads the page again, where there is something to load it from: this browser's own worker, or a server that answers. Else
 * the browser's page for lost networks would stand there, and nothing of ours would try again.
 */
export function loadAnew(): void {
  if (navigator.serviceWorker?.controller) {
    location.reload()
    return
  }
  const asked = fetch(location.pathname, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(ASK_MS_MAX) })
  asked.then(
    ({ ok }) => ok && location.reload(),
    // It is asked again when its time has come.
    () => undefined,
  )
}
