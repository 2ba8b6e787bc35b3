import type { CommandName } from '../../sync/commands/registry.ts'
import type { PublishedConfiguration } from '../../sync/configuration/published-configuration.ts'
import { predictionOf } from '../../sync/effects/prediction-of.ts'
import { touchesOf } from '../../sync/effects/touches-of.ts'
import { commandId, writerId } from '../../sync/ids.ts'
import type { OutboxRow } from '../../sync/outbox/outbox-row.ts'
import { keyOfRow, parseShapeRow, versionOfRow } from '../../sync/replica/parse-shape-row.ts'
import type { BaseRow } from '../../sync/replica/stored-rows.ts'
import type { Audience } from '../../sync/shapes/audience.ts'
import { createView, type LiveView } from '../../sync/view/create-view.ts'
import type { CommandKind } from '../../sync/wire/command-kind.ts'
import type { Device, Outcome } from '../setup/world.ts'
import { anId, type Stage } from '../sql/stage.ts'

/** A moment of the branch: every row of it, as a tablet's base would have it. */
export type Moment = { readonly at: number; readonly rows: readonly BaseRow[] }

export type Given = {
  readonly name: CommandName
  readonly kind: CommandKind
  readonly args: Record<string, unknown>
  readonly device: Device
  readonly age_ms?: number
}
export type Judged = {
  readonly audience: Audience
  readonly command: OutboxRow
  readonly outcome: Outcome
  /** What the screen of a device would show until the answer, and what the authority then shows. */
  readonly predicted: LiveView
  readonly actual: LiveView
  /** The authority's rows with the command still pending on top: the stream may be faster than the answer. */
  readonly echoed: LiveView
  /** It was written on an older picture than the authority's. */
  readonly isOffline: boolean
}

/** The configuration of the stage's branch, as far as effects read it. */
export function configurationOf({ branch }: Stage): PublishedConfiguration {
  return {
    branch: { clock: [{ from_day: '2015-01-01', zone: 'Africa/Tunis', day_start: '04:00' }] },
    services: branch.services.map(({ id, prefix }) => ({ id, prefix, asks_contact: prefix === 'A' })),
    classes: [
      { id: branch.classes.priority, head_start_minutes: 15 },
      { id: branch.classes.strict, strict: true },
    ],
    settings: { let_pass_max: 2, reinstate_rule: 'keep_place' },
  } as unknown as PublishedConfiguration
}

export async function momentOf(stage: Stage): Promise<Moment> {
  const { rows } = await stage.world.root.query(
    `select app.now() as now,
       (select json_agg(row_to_json(t)) from app_private.tickets_for_staff t where t.branch_id = $1) as tickets,
       (select json_agg(row_to_json(k)) from app.counters k where k.branch_id = $1) as counters`,
    [stage.branch.branchId],
  )
  const { now, tickets, counters } = rows[0]
  return {
    at: new Date(now).getTime(),
    rows: [...asBase('tickets', tickets ?? []), ...asBase('counters', counters ?? [])],
  }
}

function asBase(shape: 'tickets' | 'counters', values: readonly Record<string, unknown>[]): BaseRow[] {
  return values.map((value) => {
    const row = parseShapeRow(shape, value)
    const key = keyOfRow(shape, row) ?? ''
    return { shape, key, stream_key: key, version: versionOfRow(row) ?? 0, row }
  })
}

export function viewOf(moment: Moment, outbox: readonly OutboxRow[]): LiveView {
  const view = createView({ onChange: () => undefined })
  view.load({ base: moment.rows, confirmed: [], outbox })
  return view
}

/**
 * Has the authority judge a command, and shows beside it what the device made of the same command. `written` is what
 * was on the device's screen when it wrote it; `ledger` what it has written before, with what became of it.
 */
export async function judge(
  stage: Stage,
  given: Given,
  written: Moment,
  ledger: readonly OutboxRow[] = [],
): Promise<Judged> {
  const { name, kind, args, device } = given
  const id = anId()
  const before = await momentOf(stage)
  const answer = await stage.world.push(device, [{ id, name, kind, args, age_ms: given.age_ms ?? 0 }])
  const outcome = answer.results[0]?.outcome as Outcome
  const view = viewOf(written, ledger)
  const seen = { ...view.current, configuration: configurationOf(stage), commandOf: view.commandOf }
  const command: OutboxRow = {
    ...{
      writer: writerId.parse(device.writerId),
      seq: device.seq,
      id: commandId.parse(id),
      name,
      kind,
      schema: 1,
      args,
    },
    ...{
      session: null,
      config_version: 1,
      wall_at: 0,
      monotonic_at: 0,
      page_life: 'p',
      written_at: null,
      known_at: null,
    },
    touches: [...touchesOf(name, args, seen)],
    prediction: predictionOf(name, args, seen, {
      ...{ id, kind, at: await timeOf(stage, id), staff_id: device.sessionId === null ? null : stage.branch.staffId },
      device: {
        ...{ id: device.deviceId, kind: device.sessionId === null ? 'kiosk' : 'tablet' },
        ...{ tenant_id: device.tenantId, branch_id: device.branchId },
      },
    }),
  }
  const after = await momentOf(stage)
  const audience = device.sessionId === null ? 'public' : 'staff'
  const predicted = viewOf(before, [...ledger, command])
  const echoed = viewOf(after, [...ledger, command])
  const isOffline = (given.age_ms ?? 0) > 0
  return { audience, command, outcome, predicted, actual: viewOf(after, []), echoed, isOffline }
}

/** When the authority counts it as done: a device's estimate of that is another matter, with tests of its own. */
async function timeOf(stage: Stage, id: string): Promise<number> {
  const { rows } = await stage.world.root.query(
    'select extract(epoch from occurred_at) * 1000 as at from app.commands where id = $1',
    [id],
  )
  return Number(rows[0].at)
}
