import { z } from 'zod'
import { dayLabel } from '../wire/instant.ts'

const count = z.int()
const names = z.record(z.string(), z.string())
/** Null where nobody waits, or nobody was called. */
const lengthS = z.number().nullable()
const time = z.string().nullable()

/** A branch in the numbers by which its managers know whether it needs them. */
export const branchNumbers = z.object({
  id: z.uuid(),
  names,
  today: dayLabel,
  zone: z.string(),
  /** By its hours. */
  is_open: z.boolean(),
  waiting: count,
  /** At each quarter of an hour until now, the oldest first [OT9]; none from an older server. */
  waiting_past: z.array(count).default([]),
  longest_wait_s: lengthS,
  counters: count,
  counters_open: count,
  counters_paused: count,
  devices: count,
  devices_silent: count,
})
export type BranchNumbers = z.output<typeof branchNumbers>

export const branchesNow = z.object({ server_time: z.string(), branches: z.array(branchNumbers) })
export type BranchesNow = z.output<typeof branchesNow>

const service = z.object({
  id: z.uuid(),
  names,
  prefix: z.string(),
  is_retired: z.boolean(),
  waiting: count,
  longest_wait_s: lengthS,
  called_last_hour: count,
  mean_wait_s: lengthS,
})
export type ServiceNow = z.output<typeof service>

const counter = z.object({
  id: z.uuid(),
  label: z.string(),
  state: z.enum(['closed', 'open', 'paused']),
  state_since: time,
  staff_name: z.string().nullable(),
  is_retired: z.boolean(),
  ticket: z.object({ number: z.string(), state: z.enum(['called', 'serving']), since: time }).nullable(),
})
export type CounterNow = z.output<typeof counter>

const silentDevice = z.object({
  id: z.uuid(),
  kind: z.enum(['kiosk', 'tablet', 'display']),
  name: z.string(),
  last_contact_at: time,
})
export type SilentDevice = z.output<typeof silentDevice>

/** One branch as its managers see it now, with the names that its reports need. */
export const branchOverview = z.object({
  server_time: z.string(),
  branch: branchNumbers,
  services: z.array(service),
  classes: z.array(z.object({ id: z.uuid(), names })),
  counters: z.array(counter),
  silent: z.array(silentDevice),
  /** Papers that desks gave out today, and how many of them were copies. */
  prints: z.object({ papers: count, copies: count }),
})
export type BranchOverview = z.output<typeof branchOverview>
