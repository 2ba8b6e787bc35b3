import { expect, test } from 'vitest'
import { CLOCK_OFF_MS_MAX, partsInNeed, type StaffFacts, staffFindings } from './staff-findings.ts'

const MEGA = 1_000_000
const well: StaffFacts = {
  sync: { rung: 'live', pendingCount: 0, unseenCount: 0, lastAnswerAt: 1 },
  isOnline: true,
  space: { usage: 30 * MEGA, quota: 900 * MEGA, isPersisted: true },
  clockAheadMs: 0,
  isUpdateWaiting: false,
  lock: { isHeld: true, fullScreen: 'on', wake: 'held' },
}
const told = (facts: Partial<StaffFacts>, part: keyof ReturnType<typeof staffFindings>) => {
  const { tone, advice } = staffFindings({ ...well, ...facts })[part]
  return `${tone} ${advice}`
}
const sync = (more: Partial<StaffFacts['sync']>): Partial<StaffFacts> => ({ sync: { ...well.sync, ...more } })
const lock = (more: Partial<StaffFacts['lock']>): Partial<StaffFacts> => ({ lock: { ...well.lock, ...more } })

test('[KS3] where all is well nobody is asked to do anything', () => {
  const findings = staffFindings(well)
  expect(partsInNeed(findings)).toEqual([])
  for (const finding of Object.values(findings)) expect(finding).toMatchObject({ tone: 'done', advice: 'nothing' })
})

test('[KS3] a cable is told from a server that is away', () => {
  expect(told({ ...sync({ rung: 'isolated' }), isOnline: false }, 'connection')).toBe('fault check_cable')
  expect(told(sync({ rung: 'isolated' }), 'connection')).toBe('called server_away')
  expect(told(sync({ rung: 'paper' }), 'connection')).toBe('called server_away')
  expect(told(sync({ rung: 'behind' }), 'connection')).toBe('waiting wait_a_moment')
  // The browser's own word may be wrong while answers come.
  expect(told({ isOnline: false }, 'connection')).toBe('done nothing')
})

test('[KS3] what waits is the more pressing where nothing is sent, and what was refused wants eyes', () => {
  expect(told(sync({ pendingCount: 2 }), 'unsent')).toBe('waiting sent_by_itself')
  expect(told(sync({ pendingCount: 2, rung: 'isolated' }), 'unsent')).toBe('called sent_by_itself')
  expect(told(sync({ unseenCount: 1 }), 'refused')).toBe('fault read_refused')
})

test('[KS3] memory: unknown, safe, not safe, nearly full', () => {
  const space = (usage: number, isPersisted: boolean) => ({ space: { usage, quota: 900 * MEGA, isPersisted } })
  expect(told({ space: undefined }, 'memory')).toBe('waiting nothing')
  expect(told(space(30 * MEGA, false), 'memory')).toBe('called not_persisted')
  expect(told(space(809 * MEGA, true), 'memory')).toBe('done nothing')
  expect(told(space(811 * MEGA, true), 'memory')).toBe('fault room_short')
})

test('[KS3] a clock that is off is told either way; one that was never compared is not called right', () => {
  for (const clockAheadMs of [CLOCK_OFF_MS_MAX + 1, -CLOCK_OFF_MS_MAX - 1])
    expect(told({ clockAheadMs }, 'clock')).toBe('fault set_clock')
  expect(told({ clockAheadMs: CLOCK_OFF_MS_MAX }, 'clock')).toBe('done nothing')
  expect(told(sync({ lastAnswerAt: undefined }), 'clock')).toBe('waiting clock_unchecked')
})

test('[KS3] a screen that may go dark is worse than one that is not filled', () => {
  expect(told(lock({ wake: 'unavailable' }), 'screen')).toBe('fault wake_unavailable')
  expect(told(lock({ wake: 'refused', fullScreen: 'off' }), 'screen')).toBe('fault wake_refused')
  expect(told(lock({ fullScreen: 'unavailable' }), 'screen')).toBe('called full_unavailable')
  expect(told(lock({ fullScreen: 'off' }), 'screen')).toBe('waiting full_off')
  expect(told(lock({ isHeld: false, fullScreen: 'off' }), 'screen')).toBe('waiting unlocked')
  for (const wake of ['asked', 'hidden'] as const) expect(told(lock({ wake }), 'screen')).toBe('done nothing')
})

test('[LE3] a newer version is news and no trouble', () => {
  expect(told({ isUpdateWaiting: true }, 'version')).toBe('ours update_by_itself')
  expect(partsInNeed(staffFindings({ ...well, isUpdateWaiting: true }))).toEqual([])
})
