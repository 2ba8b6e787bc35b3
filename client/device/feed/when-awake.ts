const LOOK_MS = 2_000
/** A busy page is late by some seconds; a machine that slept, by more. */
export const SLEPT_MS_MIN = 10_000

/**
 * Calls `work` after the machine has slept or the network came back: a question that was open then may be answered by nobody,
 * and a pause between tries may have minutes to go. The library itself notices only that its page was hidden. A clock that
 * is set forward looks the same and costs one question too many.
 */
export function whenAwake(
  { wall, after }: { wall(): number; after(ms: number, work: () => void): () => void },
  work: () => void,
): () => void {
  let lastAt = wall()
  let stop = after(LOOK_MS, look)

  function look(): void {
    const at = wall()
    if (at - lastAt > LOOK_MS + SLEPT_MS_MIN) work()
    lastAt = at
    stop = after(LOOK_MS, look)
  }

  globalThis.addEventListener?.('online', work)
  return () => {
    stop()
    globalThis.removeEventListener?.('online', work)
  }
}
