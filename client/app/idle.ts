/** Who is in the middle of something here; a page is idle when nobody is. */
export type Idle = {
  readonly isIdle: () => boolean
  /** Says that something has begun; the answer says that it has ended, once. */
  readonly begin: () => () => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createIdle(): Idle {
  const begun = new Set<symbol>()
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  return {
    isIdle: () => begun.size === 0,
    begin() {
      const one = Symbol('begun')
      begun.add(one)
      tell()
      return () => {
        if (begun.delete(one)) tell()
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
