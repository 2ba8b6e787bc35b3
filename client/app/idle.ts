/** Who is in the middle of something here; a page is idle when nobody is. */
export type Idle = {
  readonly isIdle: () => boolean
  /** Says that something has begun; the answer says that it has ended, once. */
  readonly begin: () => () => void
}

export function createIdle(): Idle {
  const begun = new Set<symbol>()
  return {
    isIdle: () => begun.size === 0,
    begin() {
      const one = Symbol('begun')
      begun.add(one)
      return () => void begun.delete(one)
    },
  }
}
