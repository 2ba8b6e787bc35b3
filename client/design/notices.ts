import type { Tone } from './tone.ts'

export type Notice = { readonly id: number; readonly tone: Tone; readonly text: string }

/** More at once would only hide each other. */
const SHOWN_MAX = 3

export type Notices = {
  readonly current: () => readonly Notice[]
  readonly subscribe: (listener: () => void) => () => void
  readonly add: (tone: Tone, text: string) => number
  readonly remove: (id: number) => void
}

/** What happened, said in passing: newest first. Nothing that a person must act on is said only here. */
export function createNotices(): Notices {
  let notices: readonly Notice[] = []
  let lastId = 0
  const listeners = new Set<() => void>()
  const set = (next: readonly Notice[]): void => {
    notices = next
    for (const listener of listeners) listener()
  }
  return {
    current: () => notices,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    add(tone, text) {
      lastId += 1
      set([{ id: lastId, tone, text }, ...notices].slice(0, SHOWN_MAX))
      return lastId
    },
    remove: (id) => set(notices.filter((each) => each.id !== id)),
  }
}
