import { z } from 'zod'

export const networks = ['usual', 'offline', 'slow', 'lose_answers'] as const
export const crashPoints = ['before_commit', 'after_commit', 'after_send', 'after_answer'] as const

const faultsValue = z.object({
  network: z.enum(networks),
  /** So many requests more fail before they leave. */
  dropNext: z.int().min(0),
  /** The page loads anew at this moment, once. */
  crashAt: z.enum(crashPoints).nullable(),
  clockShiftMs: z.number(),
})
export type FaultsValue = z.output<typeof faultsValue>
export type CrashPoint = (typeof crashPoints)[number]

export type Faults = {
  readonly current: () => FaultsValue
  readonly set: (change: Partial<FaultsValue>) => void
  readonly subscribe: (listener: () => void) => () => void
}

type KeyValues = Pick<Storage, 'getItem' | 'setItem'>

const STORED_AS = 'blesaf.dev.faults'
const NONE: FaultsValue = { network: 'usual', dropNext: 0, crashAt: null, clockShiftMs: 0 }

/** What is broken on purpose; kept, so that a page that loads anew is as broken as before. */
export function createFaults(storage: KeyValues): Faults {
  let value = read(storage.getItem(STORED_AS))
  const listeners = new Set<() => void>()
  return {
    current: () => value,
    set(change) {
      value = { ...value, ...change }
      storage.setItem(STORED_AS, JSON.stringify(value))
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function read(stored: string | null): FaultsValue {
  try {
    return faultsValue.parse(JSON.parse(stored ?? 'null'))
  } catch {
    return NONE
  }
}
