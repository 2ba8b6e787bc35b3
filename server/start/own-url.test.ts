import { expect, test } from 'vitest'
import { ownUrl } from './own-url.ts'

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['localhost', 'http://localhost:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://[::1]:3000'],
  ['10.1.2.3', 'http://10.1.2.3:3000'],
  ['fd00::1', 'http://[fd00::1]:3000'],
])('a listener on %s is reached at %s', (host, url) => {
  expect(ownUrl({ host, tls: undefined }, 3000)).toBe(url)
})

test('with TLS by https', () => {
  expect(ownUrl({ host: '::1', tls: { cert: 'c', key: 'k' } }, 443)).toBe('https://[::1]:443')
})
