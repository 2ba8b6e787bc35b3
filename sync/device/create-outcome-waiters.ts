import { isKnownCommand } from '../effects/meant.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { TableChange } from '../ports/store.ts'
import type { Decision } from './device.ts'

export type OutcomeWaiters = {
  /** Resolves once it is clear what becomes of the command; `known` is the row as it is now, if there is one. */
  wait(commandId: string, known: OutboxRow | undefined): Promise<Decision>
  hear(changes: readonly TableChange[]): void
}

/**
 * Those who wait for what the authority says, in whichever tab the answer comes. Whom nobody will ever answer is told so:
 * a row that cannot be sent [PU6], one that this version does not know [OB7], an id under which nothing lies on the disk.
 */
export function createOutcomeWaiters(findOnDisk: (id: string) => Promise<OutboxRow | undefined>): OutcomeWaiters {
  const waiting = new Map<string, ((decision: Decision) => void)[]>()

  function settle(id: string, decision: Decision | undefined): void {
    if (decision === undefined) return
    for (const resolve of waiting.get(id) ?? []) resolve(decision)
    waiting.delete(id)
  }

  /** The tap's own row may lie on the disk before this tab has heard of it, so the disk is asked before "unknown" is said. */
  async function lookOnDisk(id: string): Promise<void> {
    const found = await findOnDisk(id)
    settle(id, found === undefined ? { kind: 'unknown' } : decisionOf(found))
  }

  /** Rows go when they are moved to another writer, were decided long ago, or with the whole disk. */
  function lookForAll(): void {
    for (const id of waiting.keys()) lookOnDisk(id).catch(() => undefined)
  }

  return {
    wait(commandId, known) {
      const decision = known && decisionOf(known)
      if (decision !== undefined) return Promise.resolve(decision)
      return new Promise((resolve) => {
        waiting.set(commandId, [...(waiting.get(commandId) ?? []), resolve])
        // A disk that cannot be read says nothing; the commit that decides still does.
        if (known === undefined) lookOnDisk(commandId).catch(() => undefined)
      })
    },
    hear(changes) {
      if (waiting.size === 0) return
      let isAnyGone = false
      for (const change of changes) {
        if (change.table !== 'outbox') continue
        for (const row of change.put) settle(row.id, decisionOf(row))
        isAnyGone ||= change.deleted.length > 0 || change.cleared !== undefined
      }
      if (isAnyGone) lookForAll()
    },
  }
}

/** Undefined: still to be decided. */
function decisionOf(row: OutboxRow): Decision | undefined {
  if (row.outcome !== undefined) return row.outcome
  if (row.unsendable !== undefined) return { kind: 'unsendable', code: row.unsendable }
  return isKnownCommand(row) ? undefined : { kind: 'unknown' }
}
