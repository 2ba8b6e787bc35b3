import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clientSources } from '../../server/bootstrap/build-client.mjs'

let root = ''

function write(name: string, text: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true })
  writeFileSync(join(root, name), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'blesaf-sources-'))
  write('package-lock.json', '{}')
  write('client/app/main.tsx', 'one')
  write('sync/ids.ts', 'two')
})
afterEach(() => rmSync(root, { recursive: true }))

test.each([
  ['client/app/main.tsx', 'other'],
  ['client/design/new.css', 'new'],
  ['sync/ids.ts', 'other'],
  ['sql/rules/wait.sql', 'new'],
  ['package-lock.json', '{"other": 1}'],
])('a change of %s asks for a new build', (name, text) => {
  const before = clientSources(root)
  write(name, text)
  expect(clientSources(root)).not.toBe(before)
})

test.each([
  'client/dist/assets/x.js',
  'client/dist.new/x.js',
  'client/app/main.test.ts',
  'client/README.md',
  'server/app.ts',
])('%s does not', (name) => {
  const before = clientSources(root)
  write(name, 'new')
  expect(clientSources(root)).toBe(before)
})

test('a file that moves is a change, though every byte stays', () => {
  const before = clientSources(root)
  rmSync(join(root, 'client/app/main.tsx'))
  write('client/app/start.tsx', 'one')
  expect(clientSources(root)).not.toBe(before)
})
