import { expect } from 'vitest'
import type { World } from '../../setup/world.ts'
import { type Agreement, dayAt, type KioskModel, reachedKey } from './kiosk-model.ts'

const DAYS_AHEAD = 3
const DAY_MS = 86_400_000
/** Flags that say when it came, not what was printed. */
const ABOUT_TIME = ['late', 'day_closed']
/** What was granted before a loss counts for nothing after it. */
const AFTER_A_LOSS = [...ABOUT_TIME, 'history_lost', 'outside_grant']

/** Sends what is oldest in the outbox, all unless told how much; each outcome must be what an obedient kiosk deserves. */
export async function sendOutbox(kiosk: KioskModel, now: number, epoch: number, countMax = 1_000): Promise<void> {
  await kiosk.adopt(epoch)
  const sent = kiosk.outbox.splice(0, countMax)
  const firstSeq = kiosk.device.seq + 1
  const commands = sent.map(({ command, writtenAt }, at) => ({
    ...command,
    age_ms: now - writtenAt,
    ...(firstSeq + at <= (kiosk.proof?.seq ?? 0) && { outcome: { kind: 'applied', flags: [] } }),
  }))
  const answer = await kiosk.world.push(kiosk.device, commands, epoch, kiosk.proof, kiosk.outbox.length > 0)
  expect(answer.results).toHaveLength(sent.length)
  kiosk.told.push(...sent)
  if (kiosk.device.seq >= (kiosk.proof?.seq ?? 0)) kiosk.proof = null
  for (const [index, { outcome }] of answer.results.entries()) {
    const { issue, agreement } = sent[index] ?? {}
    expect(outcome.kind).toBe('applied')
    // A split of a lost history is agreed to in vain; all lanes are shared out anew.
    if (agreement && epoch > 1 && outcome.flags?.includes('no_effect')) continue
    if (agreement) await expectFloors(kiosk, agreement)
    else {
      const odd = (outcome.flags ?? []).filter((flag) => !(epoch > 1 ? AFTER_A_LOSS : ABOUT_TIME).includes(flag))
      expect(odd, JSON.stringify(issue)).toEqual(issue?.letter === null ? [] : ['spill'])
    }
  }
}

/** A heartbeat: the lanes as told, which never go back, never reach beyond three days, and hide no open split. */
export async function askLanes(kiosk: KioskModel, now: number, epoch: number): Promise<void> {
  const told = await kiosk.world.lanes(kiosk.device)
  // A heartbeat of another history than the kiosk's tells it only that there is something to ask.
  if (kiosk.epoch !== epoch) return
  if (told === null) throw new Error('a kiosk without lanes')
  expect(told.serial).toBeGreaterThanOrEqual(kiosk.serial)
  const today = dayAt(now)
  for (const { first_day, last_day, residue, modulus } of told.days) {
    expect(first_day >= today && first_day <= last_day && last_day <= dayAt(now + DAYS_AHEAD * DAY_MS)).toBe(true)
    expect(residue >= 0 && residue < modulus && modulus <= 64).toBe(true)
  }
  kiosk.hear(told)
}

/** The floors of what was given away are not below anything that its old owner had printed. */
async function expectFloors(kiosk: KioskModel, { splitId, reached }: Agreement): Promise<void> {
  const { rows } = await kiosk.world.root.query<{ day: string; floors: Record<string, number> }>(
    `select l.day::text, l.floors from app.lane_splits s
     join app.lane_days l on l.writer_id = s.to_writer_id and l.day between s.first_day and s.last_day
     where s.id = $1`,
    [splitId],
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { day, floors } of rows)
    for (const { prefix } of kiosk.branch.services)
      expect(floors[prefix] ?? 0).toBeGreaterThanOrEqual(reached.get(reachedKey(day, prefix, null)) ?? 0)
}

const OVERLAPPING = `
  select one.day::text, one.residue, one.modulus, other.residue as other_residue, other.modulus as other_modulus
  from app.lane_days one join app.lane_days other on other.branch_id = one.branch_id and other.day = one.day and other.writer_id > one.writer_id
  where one.branch_id = $1
    and one.residue % least(one.modulus, other.modulus) = other.residue % least(one.modulus, other.modulus)`

/** What is granted overlaps nowhere, and an open proposal has taken nothing yet. */
export async function expectSoundGrants(world: World, branchId: string): Promise<void> {
  expect((await world.root.query(OVERLAPPING, [branchId])).rows).toEqual([])
  const taken = await world.root.query(
    `select s.id from app.lane_splits s join app.lane_days l on l.writer_id = s.from_writer_id and l.epoch = s.epoch and l.day between s.first_day and s.last_day
     where s.branch_id = $1 and s.acknowledged_at is null and l.modulus >= s.modulus and l.day >= (select max(day) from app.lane_days where branch_id = $1) - 3`,
    [branchId],
  )
  expect(taken.rows).toEqual([])
}
