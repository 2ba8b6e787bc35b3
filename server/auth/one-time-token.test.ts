import { expect, it } from 'vitest'
import { createOneTimeToken, readOneTimeToken } from './one-time-token.ts'

const TENANT = '019a0000-1111-7222-8333-444455556666'

it('[ID9] a token tells its tenant and its hash, and no two are alike', () => {
  const made = createOneTimeToken(TENANT)
  expect(readOneTimeToken(made.token)).toEqual({ tenantId: TENANT, hash: made.hash })
  expect(createOneTimeToken(TENANT).token).not.toBe(made.token)
  expect(made.token).not.toContain(made.hash)
})

it.each([
  '',
  'x',
  `${'A'.repeat(63)}`,
  `${'A'.repeat(65)}`,
  `${'A'.repeat(63)}=`,
  `${'A'.repeat(60)}' --`,
  `${'A'.repeat(63)}\0`,
])('[ID9] %j is none', (text) => {
  expect(readOneTimeToken(text)).toBeNull()
})
