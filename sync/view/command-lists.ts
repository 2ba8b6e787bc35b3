import { readMeant } from '../effects/meant.ts'
import { isPending, isUnseen } from '../outbox/is-pending.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { type CommandLog, compareWritten } from './command-log.ts'

type Lists = { readonly pending: readonly OutboxRow[]; readonly unseen: readonly OutboxRow[] }

/** The two lists that a screen shows of the outbox, made anew only when it has changed, the same where they have not. */
export function createCommandLists() {
  let revision = -1
  let lists: Lists = { pending: [], unseen: [] }
  let unknownCount = 0

  return {
    get unknownCount(): number {
      return unknownCount
    },
    current(log: CommandLog): Lists {
      if (log.revision() === revision) return lists
      revision = log.revision()
      const rows = log.all().sort(compareWritten)
      lists = {
        pending: sameOr(lists.pending, rows.filter(isPending)),
        unseen: sameOr(lists.unseen, rows.filter(isUnseen)),
      }
      unknownCount = lists.pending.filter((row) => readMeant(row) === null).length
      return lists
    },
  }
}

function sameOr(before: readonly OutboxRow[], after: readonly OutboxRow[]): readonly OutboxRow[] {
  return before.length === after.length && before.every((row, at) => row === after[at]) ? before : after
}
