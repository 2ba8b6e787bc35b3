import type { Row } from './facts.ts'
import type { Model } from './model.ts'

export type RestDevice = {
  readonly name: string
  readonly isRevoked: boolean
  readonly base: readonly { readonly shape: string; readonly key: string; readonly row: Row }[]
  readonly confirmed: readonly unknown[]
  /** What the authority would show this device, as texts. */
  readonly shown: ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, string | null>>>>
}
export type AuthorityRest = {
  readonly ticketIds: ReadonlySet<string>
  readonly tickets: readonly {
    readonly id: string
    readonly queued_ms: number
    readonly number: string
    readonly number_day: string
    readonly queue_day: string
    readonly flags: readonly string[]
  }[]
  readonly ledger: ReadonlyMap<string, { readonly kind: string; readonly outcome: Row }>
  readonly quarantined: ReadonlySet<string>
  readonly epoch: number
}

const EARLY_MS_MAX = 1_000
/** Two ways of a slow line, and a request that comes again behind a time-out. */
const LATE_MS_MAX = 30_000

/** [I1] [I2] [I5] [I8] [I11], once everything is online and nobody has anything left to say. */
export function checkRest(model: Model, machines: readonly string[], authority: AuthorityRest): void {
  for (const paper of model.papers.values()) {
    const command = model.commands.get(paper.commandId)
    const isThere = authority.ticketIds.has(paper.ticketId) || authority.quarantined.has(paper.commandId)
    if (!isThere && command?.isLost !== true)
      model.add('I1', `${paper.number} of ${paper.by} (step ${paper.atStep}) is not on the server`)
  }
  for (const { id, queued_ms, number, number_day, queue_day } of authority.tickets) {
    const paper = model.papers.get(id)
    if (paper === undefined) continue
    // A number that was given twice is told apart by a suffix.
    if (number_day !== paper.day || number.split('/')[0] !== paper.number)
      model.add('I1', `${paper.day} ${paper.number} of ${paper.by} became ${number_day} ${number}`)
    if (!model.isTimed(paper)) continue
    // Later than it was by what a request may take, earlier by nothing but the microseconds that keep an order.
    if (queued_ms < paper.at - EARLY_MS_MAX || queued_ms > paper.at + LATE_MS_MAX)
      model.add(
        'TI1',
        `${number} of ${paper.by} was taken at ${new Date(paper.at).toISOString()}, and counts from ${new Date(queued_ms).toISOString()}`,
      )
    const days = [paper.at - EARLY_MS_MAX, paper.at + LATE_MS_MAX].map(model.dayAt)
    if (!days.includes(queue_day))
      model.add('TI1', `${number} of ${paper.by}, taken on ${days[0]}, stands in ${queue_day}`)
  }
  const numbers = new Map<string, string[]>()
  for (const { id, number, number_day } of authority.tickets) {
    const key = `${number_day} ${number}`
    numbers.set(key, [...(numbers.get(key) ?? []), id])
  }
  for (const [number, ids] of numbers) if (ids.length > 1) model.add('I2', `${ids.length} tickets bear ${number}`)
  for (const machine of machines) {
    for (const row of model.outboxOf(machine)) checkCommand(model, machine, row, authority)
  }
}

function checkCommand(model: Model, machine: string, row: Row, authority: AuthorityRest): void {
  const id = String(row.id)
  if (row.unsendable !== undefined) return
  if (row.outcome === undefined) {
    model.add('I8', `${row.name} ${id} of ${machine} (seq ${row.seq}) still waits, though everything is online`)
    return
  }
  const judged = authority.ledger.get(id)
  if (judged === undefined) {
    const outcome = row.outcome as { kind?: string }
    // Of a writer that is given up and whose history was lost nothing proves a wish; what it came to is over.
    if (row.kind === 'fact' && outcome.kind !== 'rejected')
      model.add('I5', `${row.name} ${id} of ${machine} has an outcome, and the authority does not know it`)
    return
  }
  // What a person was told before history was lost stays what the device says of it [EP1]; the authority tells it anew.
  if ((judged.outcome.flags as readonly string[] | undefined)?.includes('history_lost') === true) return
  // Nor can it know that a copy of its disk, on which the command had not come to this yet, told it first.
  if (model.isCopied(id) && Number(row.outcome_epoch) < authority.epoch) return
  if (JSON.stringify(sorted(judged.outcome)) !== JSON.stringify(sorted(row.outcome))) {
    model.add(
      'I5',
      `${row.name} ${id} of ${machine} came to ${JSON.stringify(row.outcome)}, the authority holds ${JSON.stringify(judged.outcome)}`,
    )
  }
}

/** [I7] the replica is what the authority would show, to the letter. */
export function checkReplica(model: Pick<Model, 'add'>, { name, base, confirmed, shown, isRevoked }: RestDevice): void {
  if (isRevoked) return
  if (confirmed.length > 0)
    model.add(
      'I7',
      `${name} still holds ${confirmed.length} rows of answers: ${JSON.stringify(confirmed[0]).slice(0, 200)}`,
    )
  for (const [shape, rows] of shown) {
    const held = new Map(base.filter((each) => each.shape === shape).map((each) => [each.key, each.row]))
    for (const [key, row] of rows) {
      const own = held.get(key)
      held.delete(key)
      if (own === undefined) model.add('I7', `${name} lacks ${shape} ${key}`)
      else
        for (const [column, text] of Object.entries(row))
          if (!isSame(own[column], text))
            model.add('I7', `${name} has ${shape} ${key} with ${column} ${JSON.stringify(own[column])}, not ${text}`)
      const more = own === undefined ? [] : Object.keys(own).filter((column) => !(column in row))
      if (more.length > 0) model.add('I9', `${name} has ${more.join(', ')} of ${shape}`)
    }
    for (const key of held.keys()) model.add('I7', `${name} still has ${shape} ${key}`)
  }
}

/** A value as a replica keeps it, and Postgres' own text of it. */
function isSame(own: unknown, text: string | null): boolean {
  const isNone = own === null || own === undefined
  if (text === null || isNone) return text === null && isNone
  if (typeof own === 'number' || typeof own === 'boolean') return String(own) === text
  if (Array.isArray(own) && text.startsWith('{')) return `{${own.join(',')}}` === text
  if (typeof own === 'object') return JSON.stringify(sorted(own)) === JSON.stringify(sorted(JSON.parse(text)))
  return own === text || canonicalInstant(text) === own
}

function canonicalInstant(text: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text)
  return parts === null ? undefined : `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(6, '0')}Z`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}
