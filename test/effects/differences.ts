import type { CommandName } from '../../sync/commands/registry.ts'
import type { Prediction } from '../../sync/effects/prediction.ts'
import { publicTicketColumns, staffTicketColumns } from '../../sync/shapes/ticket-columns.ts'
import type { LiveView } from '../../sync/view/create-view.ts'
import type { CounterRow, TicketRow } from '../../sync/view/view-rows.ts'
import type { Judged } from './authority.ts'

/**
 * What a device cannot know before the answer, and does not claim to: the count of writes, the flags that the authority
 * notes, and how long it will keep a contact.
 */
const NEVER_PREDICTED = ['version', 'flags', 'contact_expires_at', 'standing', 'pendingCommands', 'unfitCommands']

const NOT_PREDICTED_BY: { readonly [Name in CommandName]?: readonly string[] } = {
  // Whom the ticket passed is found where the whole line is known.
  call_next: ['why'],
}

/** Every column of every row in which the device's picture, before the answer or beside it, is another one than the authority's. */
export function differencesOf(judged: Judged): string[] {
  const { predicted, echoed, outcome } = judged
  const echoes = outcome.kind === 'applied' ? viewDifferences(judged, echoed).map((text) => `echo of ${text}`) : []
  return [...viewDifferences(judged, predicted), ...echoes]
}

function viewDifferences({ audience, command, actual, isOffline }: Judged, view: LiveView): string[] {
  const notShown =
    audience === 'staff' ? [] : Object.keys(staffTicketColumns).filter((name) => !(name in publicTicketColumns))
  const ignored = new Set([...NEVER_PREDICTED, ...notShown, ...(NOT_PREDICTED_BY[command.name as CommandName] ?? [])])
  // Who came to the counter after the closing was written down is not among the rows that it touches [EF1].
  const isBlind = command.name === 'close_counter' && isOffline
  const touched = new Set(command.touches.map(({ id }) => id))
  // That leg was completed meanwhile at the same counter, by another device: it looks like this command's own doing.
  const isAmbiguous = (id: string): boolean =>
    command.name === 'complete_service' &&
    isOffline &&
    (actual.current.tickets.get(id)?.leg_index ?? 0) > ((command.prediction as Prediction).seen?.[id]?.leg_index ?? 0)
  return (['tickets', 'counters'] as const).flatMap((table) => {
    const mine: ReadonlyMap<string, TicketRow | CounterRow> = view.current[table]
    const theirs: ReadonlyMap<string, TicketRow | CounterRow> = actual.current[table]
    const ids = [...new Set([...mine.keys(), ...theirs.keys()])].filter(
      (id) => (!isBlind || touched.has(id)) && !isAmbiguous(id),
    )
    return ids.flatMap((id) => rowDifferences(`${table}/${id}`, mine.get(id), theirs.get(id), ignored))
  })
}

function rowDifferences(row: string, mine: object | undefined, theirs: object | undefined, ignored: Set<string>) {
  if (mine === undefined || theirs === undefined)
    return [`${row}: ${mine === undefined ? 'not foreseen' : 'not there'}`]
  const names = Object.keys({ ...mine, ...theirs }).filter((name) => !ignored.has(name))
  const at = (of: object, name: string) => JSON.stringify(plain((of as Record<string, unknown>)[name]))
  // A day that is over ends its tickets at a moment of the authority's own.
  const isExpired = (theirs as { state?: unknown }).state === 'expired'
  return names
    .filter((name) => at(mine, name) !== at(theirs, name) && !(isExpired && name === 'ended_at'))
    .map((name) => `${row}.${name}: ${at(mine, name)} for ${at(theirs, name)}`)
}

/** Legs are a document in which times are text, in one spelling or another; what is absent is null. */
function plain(value: unknown): unknown {
  if (value === undefined) return null
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return new Date(value).toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, plain(part)]),
  )
}
