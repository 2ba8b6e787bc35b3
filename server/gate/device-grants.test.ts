import { expect, test } from 'vitest'
import { createDeviceGrants, type DeviceQuestion } from './device-grants.ts'

const question = (deviceId: string): DeviceQuestion => ({ tenantId: 't', deviceId, shape: 's', branch: 'b' })

/** A database that fails for whoever is called `refused`, and counts what it is asked. */
function aPool(code = 'BS404') {
  let statements = 0
  const query = async ({ values }: { values: string[][] }) => {
    statements += 1
    const devices = values[1] ?? []
    if (devices.includes('refused')) throw Object.assign(new Error('not_found'), { code })
    return { rows: devices.map((answer) => ({ answer })) }
  }
  return { pool: { query } as never, statements: () => statements }
}

test.each([
  ['a refusal', 'BS404'],
  ['a zone that the database no longer knows', '22023'],
  ['a mistake of our own', 'XX000'],
])(
  '[GK16] %s is of its own question alone, and costs the others a few statements and not one each',
  async (_, code) => {
    const { pool, statements } = aPool(code)
    const grant = createDeviceGrants(pool)
    const devices = Array.from({ length: 64 }, (_, n) => (n === 40 ? 'refused' : `device ${n}`))
    const settled = await Promise.allSettled(devices.map((each) => grant(question(each))))
    expect(settled.map((each) => (each.status === 'fulfilled' ? each.value : 'refused'))).toEqual(devices)
    expect(statements()).toBeLessThanOrEqual(13)
  },
)

test.each(['ECONNREFUSED', '57P01'])('[GK16] a database that is away (%s) is asked once for all', async (code) => {
  const { pool, statements } = aPool(code)
  const grant = createDeviceGrants(pool)
  const settled = await Promise.allSettled(['refused', 'other'].map((each) => grant(question(each))))
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(statements()).toBe(1)
})
