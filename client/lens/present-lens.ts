import type { Lens } from './create-lens.ts'

let present: Lens | undefined
const listeners = new Set<() => void>()

/** The lens of this page, for those who watch it from outside of its screen: the developer's panel. */
export const presentLens = {
  current: (): Lens | undefined => present,
  set(lens: Lens | undefined): void {
    present = lens
    for (const listener of [...listeners]) listener()
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}
