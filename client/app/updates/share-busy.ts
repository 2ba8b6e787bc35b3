import type { Idle } from '../idle.ts'

const BUSY = 'blesaf busy'

/** While somebody is in the middle of something here, all tabs of this browser can know it; a tab that dies no longer is. */
export function shareBusy(idle: Idle, locks: LockManager): void {
  let letGo: (() => void) | undefined
  const look = (): void => {
    if (idle.isIdle()) {
      letGo?.()
      letGo = undefined
    } else if (letGo === undefined) {
      const held = new Promise<void>((resolve) => {
        letGo = resolve
      })
      void locks.request(BUSY, { mode: 'shared' }, () => held)
    }
  }
  idle.subscribe(look)
  look()
}

/** Whether nobody is in the middle of anything in any tab. */
export async function isQuiet(locks: LockManager): Promise<boolean> {
  const { held = [], pending = [] } = await locks.query()
  return [...held, ...pending].every(({ name }) => name !== BUSY)
}
