import { expect, test } from 'vitest'
import { matchesLockfile, stampFor } from './installed-state.mjs'

const LOCKFILE = JSON.stringify({
  packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } },
})

function installed(packages: Record<string, string>): string {
  const entries = Object.entries(packages).map(([name, version]) => [`node_modules/${name}`, { version }])
  return JSON.stringify({ packages: Object.fromEntries(entries) })
}

test('an installation by hand is recognized, with or without the optional packages', () => {
  expect(matchesLockfile(LOCKFILE, installed({ a: '1.0.0', b: '2.0.0' }))).toBe(true)
  expect(matchesLockfile(LOCKFILE, installed({ a: '1.0.0' }))).toBe(true)
})

test('an installation with another version or a missing package is not current', () => {
  expect(matchesLockfile(LOCKFILE, installed({ a: '1.0.1' }))).toBe(false)
  expect(matchesLockfile(LOCKFILE, installed({ b: '2.0.0' }))).toBe(false)
  expect(matchesLockfile(LOCKFILE, installed({ a: '1.0.0', b: '1.9.0' }))).toBe(false)
})

test('the stamp changes with the lock file and names the platform', () => {
  expect(stampFor('one')).not.toBe(stampFor('two'))
  expect(stampFor('one')).toContain(`${process.platform}-${process.arch}`)
})
