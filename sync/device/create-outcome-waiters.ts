import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { TableChange } from '../ports/store.ts'
import type { Outcome } from '../wire/outcome.ts'

export type OutcomeWaiters = {
  /** Resolves once the command's row has an outcome; `known` is the row as it is now, if there is one. */
  wait(commandId: string, known: OutboxRow | undefined): Promise<Outcome>
  hear(changes: readonly TableChange[]): void
}

/** Those who wait for what the authority says, in whichever tab the answer comes. */
export function createOutcomeWaiters(): OutcomeWaiters {
  const waiting = new Map<string, ((outcome: Outcome) => void)[]>()
  return {
    wait(commandId, known) {
      if (known?.outcome !== undefined) return Promise.resolve(known.outcome)
      return new Promise((resolve) => {
        waiting.set(commandId, [...(waiting.get(commandId) ?? []), resolve])
      })
    },
    hear(changes) {
      if (waiting.size === 0) return
      for (const change of changes) {
        if (change.table !== 'outbox') continue
        for (const { id, outcome } of change.put) {
          if (outcome === undefined) continue
          for (const resolve of waiting.get(id) ?? []) resolve(outcome)
          waiting.delete(id)
        }
      }
    },
  }
}
