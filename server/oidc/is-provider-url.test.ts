import { expect, it } from 'vitest'
import { isProviderUrl } from './is-provider-url.ts'

const OUTSIDE = 'https://login.bank.tn'
const LOCAL = 'http://127.0.0.1:9000'

it.each([
  ['https://keys.elsewhere.tn/jwks', OUTSIDE],
  ['http://127.0.0.1:9000/token', LOCAL],
  ['http://localhost:9001/token', LOCAL],
  ['https://login.bank.tn/token', LOCAL],
])('%s is an address of %s', (text, issuer) => expect(isProviderUrl(text, issuer)).toBe(true))

it.each([
  ['http://login.bank.tn/token', OUTSIDE],
  ['http://127.0.0.1:9000/token', OUTSIDE],
  ['http://192.0.2.1/token', LOCAL],
  ['javascript:alert(1)', LOCAL],
  ['data:text/html,x', OUTSIDE],
  ['file:///etc/passwd', LOCAL],
  ['/token', OUTSIDE],
  ['', OUTSIDE],
  [7, OUTSIDE],
  [undefined, OUTSIDE],
])('%j is none of %s', (text, issuer) => expect(isProviderUrl(text, issuer)).toBe(false))
