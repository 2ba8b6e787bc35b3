import type { CommandName } from '../commands/registry.ts'
import { commandRegistry } from '../commands/registry.ts'
import { predictionOf } from '../effects/prediction-of.ts'
import { touchesOf } from '../effects/touches-of.ts'
import type { Seen, Writing } from '../effects/writing.ts'
import { commandId, writerId } from '../ids.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { BaseRow, ConfirmedRow } from '../replica/stored-rows.ts'
import type { LiveView } from './create-view.ts'

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const DAY = '2026-11-20'
export const NOW = Date.parse('2026-11-20T09:00:00.000Z')
export const COUNTER = uuid(901)
export const OTHER_COUNTER = uuid(902)
export const SERVICE = uuid(801)
const WRITER = writerId.parse(uuid(700))

/** A ticket of today as base has it, waiting unless told otherwise. */
export function aTicket(n: number, version = 1, fields: Readonly<Record<string, unknown>> = {}): BaseRow {
  const row = {
    id: uuid(n),
    number: `A-${String(n).padStart(3, '0')}`,
    number_day: DAY,
    queue_day: DAY,
    service_id: SERVICE,
    legs: [{ service_id: SERVICE }],
    leg_index: 0,
    state: 'waiting',
    queued_at: '2026-11-20T08:00:00.000000Z',
    order_at: '2026-11-20T08:00:00.000000Z',
    counter_id: null,
    called_by_command: null,
    recalls: 0,
    passes_used: 0,
    version,
    ...fields,
  }
  return { shape: 'tickets', key: uuid(n), stream_key: `tickets/${n}`, version, row }
}

export function aCounter(version = 1, fields: Readonly<Record<string, unknown>> = {}): BaseRow {
  const row = { id: COUNTER, label: '1', service_ids: [SERVICE], state: 'open', version, ...fields }
  return { shape: 'counters', key: COUNTER, stream_key: 'counters/1', version, row }
}

export function asConfirmed({ shape, key, version, row }: BaseRow, lsn = '1'): ConfirmedRow {
  return { shape, key, version, lsn, row }
}

export const WRITING: Omit<Writing, 'id' | 'kind'> = {
  at: NOW,
  staff_id: uuid(600),
  device: { id: uuid(500), kind: 'tablet', tenant_id: uuid(1000), branch_id: uuid(1001) },
}

export function seenOf(view: LiveView): Seen {
  return { ...view.current, commandOf: view.commandOf }
}

/** A command as this device would write it on what it sees; the first `seq` gives its id too. */
export function aCommand(
  seq: number,
  name: CommandName,
  args: Readonly<Record<string, unknown>>,
  seen: Seen,
  more: Partial<OutboxRow> = {},
): OutboxRow {
  const id = commandId.parse(uuid(10_000 + seq))
  const kind = more.kind ?? commandRegistry[name].kinds[0]
  return {
    writer: WRITER,
    seq,
    id,
    name,
    kind,
    schema: 1,
    args: { ...args },
    session: null,
    config_version: 1,
    wall_at: NOW,
    monotonic_at: 0,
    page_life: 'p',
    written_at: new Date(NOW).toISOString(),
    known_at: null,
    touches: [...touchesOf(name, args, seen)],
    prediction: predictionOf(name, args, seen, { ...WRITING, id, kind }),
    ...more,
  }
}
