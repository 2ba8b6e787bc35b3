export type Followed = {
  /** Aborted with the signal that it follows, or when all are ended. */
  readonly controller: AbortController
  /** The answer is over: nothing is left behind, on the followed signal either. */
  forget(): void
}

export type Endings = {
  readonly isOver: boolean
  readonly size: number
  follow(signal: AbortSignal): Followed
  /** Ends what is open, and at once whatever follows. */
  endAll(): void
}

/** The open questions of one source, so that a stop need not wait until each poll's time is over. */
export function createEndings(): Endings {
  const open = new Set<AbortController>()
  let isOver = false
  return {
    get isOver() {
      return isOver
    },
    get size() {
      return open.size
    },
    follow(signal) {
      const controller = new AbortController()
      const end = (): void => controller.abort(signal.reason)
      signal.addEventListener('abort', end, { once: true })
      open.add(controller)
      if (signal.aborted) end()
      else if (isOver) controller.abort()
      const forget = (): void => {
        signal.removeEventListener('abort', end)
        open.delete(controller)
      }
      return { controller, forget }
    },
    endAll() {
      isOver = true
      for (const controller of open) controller.abort()
    },
  }
}
