import { expect, test } from 'vitest'
import { createBusyShare } from './busy-share.ts'

test('[GK15] the share is that of the last second, not of all the time before', () => {
  const at = { ms: 0, active: 0 }
  const loop = {
    now: () => at.ms,
    eventLoopUtilization: (from?: { idle: number; active: number }) => {
      const active = at.active - (from?.active ?? 0)
      const idle = at.ms - at.active - (from?.idle ?? 0)
      return { active, idle, utilization: active / (active + idle) }
    },
  }
  const busyShare = createBusyShare(loop)
  Object.assign(at, { ms: 500, active: 500 })
  expect(busyShare()).toBe(0)
  Object.assign(at, { ms: 1_000, active: 900 })
  expect(busyShare()).toBe(0.9)
  Object.assign(at, { ms: 2_000, active: 1_000 })
  expect(busyShare()).toBe(0.1)
})
