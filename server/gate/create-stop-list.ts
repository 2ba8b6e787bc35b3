/** Who wants to hear of the stop; answers the function that takes the wish back. */
export type OnStop = (listener: () => void) => () => void

/** One listener on the signal of the process for thousands of open questions: they come and go too fast for its own list. */
export function createStopList(stopping: AbortSignal): OnStop {
  const listeners = new Set<() => void>()
  stopping.addEventListener('abort', () => {
    for (const listener of listeners) listener()
  })
  return (listener) => {
    listeners.add(listener)
    if (stopping.aborted) listener()
    return () => listeners.delete(listener)
  }
}
