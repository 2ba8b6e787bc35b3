import { expect, it } from 'vitest'
import { isOlderOf } from './keep-latest.ts'

it.each([
  ['/assets/lens/pglite-AbCd1234.wasm', '/assets/lens/pglite-XyZw-678.wasm', true],
  ['/assets/lens/pglite-AbCd1234.wasm', '/assets/lens/pglite-AbCd1234.wasm', false],
  ['/assets/lens/pglite-AbCd1234.data', '/assets/lens/pglite-XyZw5678.wasm', false],
  ['/assets/lens/initdb-AbCd1234.wasm', '/assets/lens/pglite-XyZw5678.wasm', false],
])('%s beside %s is of an earlier build: %s', (url, latest, isOlder) => {
  expect(isOlderOf(url, latest)).toBe(isOlder)
})
