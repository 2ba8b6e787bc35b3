import type { CommandDefinition } from '../commands/define-command.ts'
import { commandSchemaVersion, parseCommand } from '../commands/parse-command.ts'
import { commandRegistry } from '../commands/registry.ts'
import type { Wish, Written } from '../device/device.ts'
import type { WriterValue } from '../device/meta.ts'
import type { TakenNumber } from '../numbers/take-number.ts'
import type { Chance } from '../ports/clock.ts'
import { type Store, StoreError, type TableName, type WriteTransaction } from '../ports/store.ts'
import { commandHeader } from '../wire/command-header.ts'
import { appendRows, type UnplacedRow } from './append-rows.ts'
import { ensureWriter } from './ensure-writer.ts'
import { findRow } from './find-row.ts'
import { OUTBOX_MAX, SECRET_BYTES } from './limits.ts'
import type { OutboxRow } from './outbox-row.ts'
import { type FoundNumbers, findNumbers, type Numbering, takeTicketNumber } from './take-ticket-number.ts'

/** A wish with all that is known at the tap [OB4]. */
export type CommandToWrite = Wish &
  Pick<OutboxRow, 'id' | 'session' | 'config_version' | 'touches' | 'prediction'> &
  Pick<OutboxRow, 'wall_at' | 'monotonic_at' | 'page_life' | 'written_at' | 'known_at'> & {
    /** For commands that issue a ticket. */
    readonly numbering?: Numbering
    /** Its id was made for it just now: nobody can have written it before. */
    readonly isNew?: boolean
    /** This device prints what it issues. */
    readonly isPrinted?: boolean
  }

const COMMAND_TABLES: readonly TableName[] = ['meta', 'outbox', 'places', 'unreadable']
const ISSUE_TABLES: readonly TableName[] = [...COMMAND_TABLES, 'numbers', 'prints']

/** Thrown out of a transaction to leave nothing of it. */
class Refused extends Error {
  readonly code: 'no_letter' | 'outbox_full'
  constructor(code: Refused['code']) {
    super(code)
    this.code = code
  }
}

/** Writes a command down, for good or not at all, in one transaction [OB1]–[OB4], [OB6]. */
export async function writeCommand(
  { store, chance }: { readonly store: Store; readonly chance: Chance },
  command: CommandToWrite,
): Promise<Written> {
  // A mistake of ours shows before anything is begun; what a number fills in is judged once it is there.
  if (command.numbering === undefined) requireArgs(rowOf(command, command.args))
  try {
    const tables = command.numbering === undefined ? COMMAND_TABLES : ISSUE_TABLES
    const row = await store.write(tables, (tx) => writeIn(tx, chance, command))
    return { kind: 'written', row }
  } catch (error) {
    if (error instanceof StoreError || error instanceof Refused) return { kind: 'refused', code: error.code }
    throw error
  }
}

async function writeIn(tx: WriteTransaction, chance: Chance, command: CommandToWrite): Promise<OutboxRow> {
  const { numbering } = command
  // Asked together: one after the other, each would be a way to the disk and back that the person waits for.
  const [known, writer, found] = await Promise.all([
    command.isNew === true ? undefined : findRow(tx, command.id),
    ensureWriter(tx, { uuid: chance.uuid, at: command.wall_at }),
    numbering === undefined ? undefined : findNumbers(tx, numbering),
  ])
  if (known !== undefined) return known
  const row = rowOf(command, command.args)
  if (row.kind === 'intent' && pendingOf(writer) >= OUTBOX_MAX) throw new Refused('outbox_full')
  const isIssuing = numbering !== undefined && found !== undefined
  const written = isIssuing ? await issueIn(tx, chance, command, writer, { numbering, found }) : row
  const { rows } = appendRows(tx, writer, [written])
  return rows[0] as OutboxRow
}

async function issueIn(
  tx: WriteTransaction,
  chance: Chance,
  command: CommandToWrite,
  writer: WriterValue,
  { numbering, found }: { readonly numbering: Numbering; readonly found: FoundNumbers },
): Promise<UnplacedRow> {
  const taken = await takeTicketNumber(tx, writer, numbering, found)
  if (taken.kind === 'no_letter') throw new Refused('no_letter')
  const ticket_id = chance.uuid()
  const args = { ...command.args, ticket_id, secret: chance.secret(SECRET_BYTES), ...numberArgs(taken) }
  const row = rowOf(command, args)
  requireArgs(row)
  if (command.isPrinted === true) {
    tx.put('prints', [{ ticket_id, command_id: row.id, state: 'queued', made_at: row.wall_at }])
  }
  return { ...row, touches: [...row.touches, { table: 'tickets', id: ticket_id }] }
}

function numberArgs(taken: Exclude<TakenNumber, { kind: 'no_letter' }>): Record<string, unknown> {
  const { number, prefix, n, number_day } = taken
  return { number, prefix, n, number_day, ...(taken.kind === 'spill' ? { letter: taken.letter } : {}) }
}

function pendingOf(writer: WriterValue): number {
  return writer.next_seq - 1 - (writer.settled_seq ?? 0)
}

function rowOf(command: CommandToWrite, args: Record<string, unknown>): UnplacedRow {
  const definition: CommandDefinition = commandRegistry[command.name]
  const { id, name, session, config_version, touches, prediction } = command
  const { wall_at, monotonic_at, page_life, written_at, known_at } = command
  return {
    ...{ id, name, kind: command.kind ?? definition.kinds[0] ?? 'fact', schema: commandSchemaVersion, args },
    ...{ session, config_version, wall_at, monotonic_at, page_life, written_at, known_at, touches, prediction },
  }
}

/** [OB6] Throws: no person could do anything about it. */
function requireArgs({ id, name, kind, schema, args }: UnplacedRow): void {
  const parsed = parseCommand(commandHeader.parse({ seq: 1, id, name, kind, schema, args }))
  if (!parsed.ok) throw new TypeError(`${name} is not a command: ${JSON.stringify(parsed.issues)}`)
}
