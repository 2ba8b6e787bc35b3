import { refused } from '../http/refused.ts'
import type { GateOptions } from './create-gate.ts'

type FairGateOptions = GateOptions & {
  /** Of one party: less than `atOnce`, or one alone takes all places. */
  readonly atOnceEach: number
}
/** `waitingMax` is of one party. */
type FairGate = <Result>(party: string, work: () => Promise<Result>) => Promise<Result>
type Party = { running: number; readonly waiting: (() => void)[] }

/**
 * A gate that parties share: whoever has the fewest works running is next, of equals the one that had a place longest ago. So a
 * party that asks for much waits for itself.
 */
export function createFairGate({ atOnce, atOnceEach, waitingMax }: FairGateOptions): FairGate {
  /** Who had a place last stands last. */
  const parties = new Map<string, Party>()
  let running = 0

  function letIn(): void {
    while (running < atOnce) {
      const ready = [...parties].filter(([, each]) => each.waiting.length > 0 && each.running < atOnceEach)
      const next = ready.toSorted(([, one], [, other]) => one.running - other.running)[0]
      if (next === undefined) return
      const [name, party] = next
      parties.delete(name)
      parties.set(name, party)
      party.running += 1
      running += 1
      party.waiting.shift()?.()
    }
  }

  function leave(name: string, party: Party): void {
    party.running -= 1
    running -= 1
    parties.delete(name)
    if (party.running + party.waiting.length > 0) parties.set(name, party)
    letIn()
  }

  return async (name, work) => {
    const party = parties.get(name) ?? { running: 0, waiting: [] }
    const isFull = running >= atOnce || party.running >= atOnceEach
    if (isFull && party.waiting.length >= waitingMax) throw refused('retry_later', { headers: { 'retry-after': '5' } })
    parties.set(name, party)
    await new Promise<void>((resolve) => {
      party.waiting.push(resolve)
      letIn()
    })
    try {
      return await work()
    } finally {
      leave(name, party)
    }
  }
}
