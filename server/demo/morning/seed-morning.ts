import type pg from 'pg'
import type { Random } from '../../../sync/random/create-random.ts'
import type { DemoBranch } from '../demo-plan.ts'
import { openOutbox } from './device-outbox.ts'
import { readMorningBranch } from './morning-branch.ts'
import { planArrivals } from './plan-arrivals.ts'
import { runMorning } from './run-morning.ts'

type Options = { tenantId: string; branch: DemoBranch; random: Random; now: () => number }

const MORNING_MS = 4 * 3_600_000
/** A little more than a teller can serve, so that somebody always waits. */
const ARRIVALS_PER_TELLER_HOUR = 11

/**
 * The four hours before now, or as much of them as belongs to the branch's present day. Nothing happens where the branch
 * is closed or its day is already in use. Answers how many customers came. The client is the owner's, with the tenant set.
 */
export async function seedMorning(client: pg.ClientBase, { tenantId, branch, random, now }: Options): Promise<number> {
  const { configuration, day, dayStartsAt, isOpen, isInUse } = await readMorningBranch(client, branch.id)
  if (!isOpen || isInUse) {
    // Also after a start that was cut short in the middle of its morning.
    await setMorningDevices(client, branch, 'retired')
    return 0
  }
  const to = now()
  const from = Math.max(dayStartsAt, to - MORNING_MS)
  const stream = random.fork(day)
  const open = (deviceId: string, sessionId: string | null) => {
    const writerId = random.fork(`writer ${deviceId}`).uuid()
    return openOutbox(client, { tenantId, deviceId, writerId, sessionId }, stream.fork(deviceId), now)
  }
  await setMorningDevices(client, branch, 'active')
  const kiosk = await open(branch.morning.kiosk.id, null)
  const { tablets } = branch.morning
  const seats = configuration.counters.flatMap((counter, at) => {
    const tablet = tablets[at]
    return tablet === undefined ? [] : [{ counter, tablet }]
  })
  const tellers = []
  for (const { counter, tablet } of seats) {
    const outbox = await open(tablet.id, tablet.session.id)
    outbox.record('open_counter', { counter_id: counter.id }, from)
    tellers.push({ outbox, counter, freeAt: from + 1, afterwards: null })
  }
  for (const { outbox } of tellers) await outbox.flush()
  const perHour = ARRIVALS_PER_TELLER_HOUR * tellers.length
  const counters = tellers.map(({ counter }) => counter)
  const arrivals = planArrivals(configuration, { from, to, perHour, counters }, stream.fork('arrivals'))
  await runMorning({ day, to, arrivals, kiosk, tellers, random: stream.fork('course'), waiting: new Map() })
  await setMorningDevices(client, branch, 'retired')
  return arrivals.length
}

/** Once they are retired they hold no numbers any more: the kiosks that people open get all lanes, above what was given. */
async function setMorningDevices(
  client: pg.ClientBase,
  branch: DemoBranch,
  status: 'active' | 'retired',
): Promise<void> {
  const { kiosk, tablets } = branch.morning
  await client.query(
    `update app.devices set status = $2, ended_at = case $2 when 'retired' then app.now() end,
       end_reason = case $2 when 'retired' then 'retired' end
     where id = any ($1::uuid[]) and status <> $2`,
    [[kiosk.id, ...tablets.map(({ id }) => id)], status],
  )
  if (status === 'active') return
  await client.query(
    'delete from app.lane_days where writer_id in (select w.id from app.writers w where w.device_id = $1)',
    [kiosk.id],
  )
  await client.query('select app_private.refresh_branch_devices($1)', [branch.id])
}
