import type { SpoolLock } from '../spool/spool-ports.ts'

export type MemoryLock = {
  /** As one tab has it. */
  open(): SpoolLock & { /** The tab ends. */ die(): void }
}

/** First come, first served, and freed by the end of the tab. */
export function createMemoryLock(): MemoryLock {
  const waiting: { lead: () => () => void }[] = []
  let holder: (typeof waiting)[number] | undefined

  function next(): void {
    holder = waiting.shift()
    holder?.lead()
  }

  function leave(entry: (typeof waiting)[number]): void {
    if (holder === entry) next()
    else if (waiting.includes(entry)) waiting.splice(waiting.indexOf(entry), 1)
  }

  return {
    open() {
      let mine: (typeof waiting)[number] | undefined
      return {
        contend(lead) {
          const entry = { lead }
          mine = entry
          waiting.push(entry)
          if (holder === undefined) next()
          return () => leave(entry)
        },
        die() {
          if (mine !== undefined) leave(mine)
        },
      }
    },
  }
}
