import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepSecret } from './keep-secret.ts'
import { loadEnvironment } from './load-environment.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'blesaf-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the secret is made once, for its owner only, and nothing else is left', () => {
  const secret = keepSecret(folder)
  expect(secret.length).toBeGreaterThanOrEqual(32)
  expect(keepSecret(folder)).toBe(secret)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['secret'])
})

test('a damaged secret is refused, not replaced: what it signed would be lost in silence', () => {
  writeFileSync(join(folder, 'secret'), '')
  expect(() => keepSecret(folder)).toThrow(expect.objectContaining({ code: 'secret_invalid' }))
})

test('.env fills in what the process was not given', () => {
  const path = join(folder, '.env')
  expect(loadEnvironment(path, { PORT: '1' })).toEqual({ PORT: '1' })
  writeFileSync(path, '# a comment\nPORT=2\nHOST="::1"\n')
  expect(loadEnvironment(path, { PORT: '1' })).toEqual({ PORT: '1', HOST: '::1' })
})
