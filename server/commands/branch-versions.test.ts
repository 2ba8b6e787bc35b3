import { afterEach, expect, test, vi } from 'vitest'
import type { DeviceIdentity } from '../auth/device-identity.ts'
import { createBranchVersions } from './branch-versions.ts'

const device: DeviceIdentity = { tenantId: 't', deviceId: 'd', branchId: 'b' }

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function aPool() {
  const query = vi.fn(async () => ({ rows: [{ version: { server_time: '2026-11-20T10:00:00Z' } }] }))
  return { query, versions: createBranchVersions({ query } as never) }
}

test('one question a second serves all who ask for a branch, each with its own time', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(5_000)
  const { query, versions } = aPool()
  await versions(device)
  now.mockReturnValue(5_999)
  expect((await versions({ ...device, deviceId: 'other' })).server_time).toBe('2026-11-20T10:00:00.999Z')
  expect(query).toHaveBeenCalledTimes(1)
  now.mockReturnValue(6_000)
  await versions(device)
  expect(query).toHaveBeenCalledTimes(2)
})

test('a wall clock that is set back does not keep an old answer', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  const { query, versions } = aPool()
  await versions(device)
  vi.setSystemTime(new Date('2026-11-20T09:00:00Z'))
  now.mockReturnValue(1_500)
  await versions(device)
  expect(query).toHaveBeenCalledTimes(2)
})

test('a failure is not kept for the second', async () => {
  const { query, versions } = aPool()
  query.mockRejectedValueOnce(new Error('gone'))
  await expect(versions(device)).rejects.toThrow('gone')
  expect((await versions(device)).server_time).toContain('2026-11-20')
})
