import { randomUUID } from 'node:crypto'
import type { Branch, Device, Outcome, World } from '../../setup/world.ts'

/** A Tuesday, ten o'clock in Tunis. */
export const NOW = '2026-03-10T09:00:00.000Z'
export const DAY = '2026-03-10'

const SPAN = [{ from: '08:30', to: '17:00' }]
/** Open on weekdays 08:30–17:00 (07:30–16:00 UTC), closed on the 20th; the last ticket half an hour before closing. */
const CALENDAR = {
  hours: { mon: SPAN, tue: SPAN, wed: SPAN, thu: SPAN, fri: SPAN, sat: [], sun: [] },
  holidays: [{ day: '2026-03-20', name: 'Independence', hours: [] }],
}

export type BookableBranch = Branch & { bookable: string; unbookable: string; server: Device }

/** Services A (by appointment, from afar) and B (neither), and the server's own device, at a frozen moment. */
export async function bookableBranch(world: World, tenantId?: string): Promise<BookableBranch> {
  await world.setNow(NOW)
  const branch = await world.addBranch(tenantId === undefined ? {} : { tenantId })
  const [a, b] = branch.services
  if (a === undefined || b === undefined) throw new Error('a branch has two services')
  await world.root.query('update app.branches set calendar = $2 where id = $1', [branch.branchId, CALENDAR])
  await world.root.query(
    `update app.services set offers_web = true, offers_appointments = true, slot_minutes = 20, slot_capacity = 2,
       rules = '{"last_ticket_minutes_before_close": 30}' where id = $1`,
    [a.id],
  )
  await world.root.query(`select set_config('app.tenant_id', $1, false), app_private.make_branch_days($2)`, [
    branch.tenantId,
    branch.branchId,
  ])
  return { ...branch, bookable: a.id, unbookable: b.id, server: await serverOf(world, branch) }
}

async function serverOf(world: World, branch: Branch): Promise<Device> {
  const { rows } = await world.root.query(
    `select w.id, w.device_id, w.last_seq from app.writers w join app.devices d on d.id = w.device_id
     where w.branch_id = $1 and d.kind = 'server'`,
    [branch.branchId],
  )
  const { tenantId, branchId } = branch
  return {
    tenantId,
    branchId,
    deviceId: rows[0].device_id,
    writerId: rows[0].id,
    sessionId: null,
    seq: Number(rows[0].last_seq),
  }
}

let codes = 0

export function bookArgs(branch: BookableBranch, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  codes += 1
  return {
    appointment_id: randomUUID(),
    service_id: branch.bookable,
    slot_at: '2026-03-10T10:10:00.000Z',
    language: 'fr',
    code: `C${String(codes).padStart(5, '0')}`,
    ...overrides,
  }
}

export function book(world: World, device: Device, args: Record<string, unknown>): Promise<Outcome> {
  return world.give(device, 'make_appointment', 'intent', args)
}

export async function appointment(world: World, id: unknown): Promise<Record<string, unknown>> {
  const { rows } = await world.root.query(
    'select to_jsonb(a) - $2::text[] as a from app.appointments a where id = $1',
    [id, ['tenant_id']],
  )
  return rows[0]?.a as Record<string, unknown>
}
