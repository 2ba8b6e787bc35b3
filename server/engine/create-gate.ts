export type Gate = {
  readonly isOpen: boolean
  open(): void
  close(): void
  /** Whether it is open within the time. */
  wait(timeoutMs: number): Promise<boolean>
}

/** Holds requests while the engine does not follow the database. */
export function createGate(): Gate {
  let isOpen = false
  const waiting = new Set<() => void>()
  return {
    get isOpen() {
      return isOpen
    },
    open() {
      isOpen = true
      for (const pass of waiting) pass()
    },
    close() {
      isOpen = false
    },
    wait(timeoutMs) {
      if (isOpen) return Promise.resolve(true)
      return new Promise((resolve) => {
        const done = (passed: boolean): void => {
          clearTimeout(timer)
          waiting.delete(pass)
          resolve(passed)
        }
        const pass = (): void => done(true)
        const timer = setTimeout(() => done(false), timeoutMs)
        waiting.add(pass)
      })
    },
  }
}
