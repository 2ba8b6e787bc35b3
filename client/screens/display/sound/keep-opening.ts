type Stopping = { stop(): void }

/** A part that did not come, for want of a network or of a version that is gone, may come later. */
export const AGAIN_MS = 30_000

/** Opens the voice, however often it takes; answers the way to give up, after which nothing is left open. */
export function keepOpening<Opened extends Stopping>(
  open: () => Promise<Opened>,
  take: (opened: Opened) => void,
): () => void {
  let hasEnded = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function attempt(): void {
    open().then(
      (opened) => (hasEnded ? opened.stop() : take(opened)),
      () => {
        if (!hasEnded) timer = setTimeout(attempt, AGAIN_MS)
      },
    )
  }

  attempt()
  return () => {
    hasEnded = true
    clearTimeout(timer)
  }
}
