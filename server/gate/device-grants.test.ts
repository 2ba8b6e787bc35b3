import { expect, test } from 'vitest'
import { createDeviceGrants, type DeviceQuestion } from './device-grants.ts'

const question = (deviceId: string): DeviceQuestion => ({ tenantId: 't', deviceId, shape: 's', branch: 'b' })

/** A database that refuses whoever is called `refused`, and counts what it is asked. */
function aPool() {
  let statements = 0
  const query = async ({ values }: { values: string[][] }) => {
    statements += 1
    const devices = values[1] ?? []
    if (devices.includes('refused')) throw Object.assign(new Error('not_found'), { code: 'BS404' })
    return { rows: devices.map((answer) => ({ answer })) }
  }
  return { pool: { query } as never, statements: () => statements }
}

test('a refusal is of its own question alone, and costs the others a few statements and not one each', async () => {
  const { pool, statements } = aPool()
  const grant = createDeviceGrants(pool)
  const devices = Array.from({ length: 64 }, (_, n) => (n === 40 ? 'refused' : `device ${n}`))
  const settled = await Promise.allSettled(devices.map((each) => grant(question(each))))
  expect(settled.map((each) => (each.status === 'fulfilled' ? each.value : 'refused'))).toEqual(devices)
  expect(statements()).toBeLessThanOrEqual(13)
})
