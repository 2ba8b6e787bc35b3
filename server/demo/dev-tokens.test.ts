import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { authenticateDemo } from './authenticate-demo.ts'
import { createDevToken, verifyDevToken } from './dev-tokens.ts'

const SECRET = 's'.repeat(48)
const claims = { tenant_id: randomUUID(), branch_id: randomUUID(), device_id: randomUUID(), session_id: null }
const token = createDevToken(SECRET, claims)

test('a token of ours says what was put into it', () => {
  expect(token).toMatch(/^dev\.[\w-]+\.[\w-]{43}$/)
  expect(verifyDevToken(SECRET, token)).toEqual(claims)
  expect(verifyDevToken(SECRET, createDevToken(SECRET, { ...claims, session_id: claims.device_id }))).toMatchObject({
    session_id: claims.device_id,
  })
})

test('a token of another secret, or one that was touched, says nothing', () => {
  const [head, body = '', mac = ''] = token.split('.')
  const other = Buffer.from(JSON.stringify({ ...claims, tenant_id: randomUUID() })).toString('base64url')
  const swapped = mac.startsWith('A') ? `B${mac.slice(1)}` : `A${mac.slice(1)}`
  for (const wrong of [
    `${head}.${other}.${mac}`,
    `${head}.${body}.${swapped}`,
    `x.${body}.${mac}`,
    `${head}.${body}`,
    '',
    'dev..',
    `${token}A`,
    `dev.${'a'.repeat(5_000)}.${mac}`,
  ]) {
    expect(verifyDevToken(SECRET, wrong)).toBeNull()
  }
  expect(verifyDevToken('t'.repeat(48), token)).toBeNull()
})

test('a device is let in by its token as a bearer, and by nothing else', async () => {
  const authenticate = authenticateDemo(SECRET)
  expect(await authenticate(`Bearer ${token}`)).toEqual({
    tenantId: claims.tenant_id,
    deviceId: claims.device_id,
    branchId: claims.branch_id,
  })
  for (const wrong of [undefined, '', token, `Basic ${token}`, `Bearer ${token} x`, 'Bearer nothing']) {
    expect(await authenticate(wrong)).toBeNull()
  }
})
