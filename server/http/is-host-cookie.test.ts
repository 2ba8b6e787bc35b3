import { expect, test } from 'vitest'
import { isHostCookie } from './is-host-cookie.ts'

const GOOD = '__Host-refresh-1=x; Max-Age=3600; Path=/; HttpOnly; Secure; SameSite=Strict'

test('[ID4] a refresh cookie is one', () => {
  expect(isHostCookie(GOOD)).toBe(true)
  expect(isHostCookie('__Host-refresh-1=; max-age=0; path=/; httponly; secure; samesite=strict')).toBe(true)
})

test.each([
  ['no prefix', GOOD.replace('__Host-', '')],
  ['the weaker prefix', GOOD.replace('__Host-', '__Secure-')],
  ['another case of the prefix', GOOD.replace('__Host-', '__host-')],
  ['not secure', GOOD.replace(' Secure;', '')],
  ['open to scripts', GOOD.replace(' HttpOnly;', '')],
  ['lax', GOOD.replace('Strict', 'Lax')],
  ['of any site', GOOD.replace('; SameSite=Strict', '')],
  ['of one path', GOOD.replace('Path=/', 'Path=/api')],
  ['of a domain', `${GOOD}; Domain=example.com`],
  ['nothing', ''],
])('[ID4] %s is none', (_, cookie) => expect(isHostCookie(cookie)).toBe(false))
