import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { acquireOwnerLock, readOwner } from '../../server/bootstrap/owner-lock.mjs'
import { isSameProcess, processIdentity } from '../../server/bootstrap/process-identity.mjs'
import { aFolder } from './helpers.ts'

const MODULE = pathToFileURL(join(import.meta.dirname, '../../server/bootstrap/owner-lock.mjs')).href
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function aBase(): string {
  const folder = aFolder()
  folders.push(folder)
  return join(folder, 'thing')
}

test('a held lock is refused and names its owner; a released one is free', () => {
  const base = aBase()
  const first = acquireOwnerLock(base, 'the first')
  expect(acquireOwnerLock(base)).toMatchObject({ held: false, owner: { pid: process.pid, label: 'the first' } })
  if (first.held) first.release()
  expect(acquireOwnerLock(base)).toMatchObject({ held: true })
})

test('the lock of a dead process is free', () => {
  const base = aBase()
  const code = `import(${JSON.stringify(MODULE)}).then((m) => console.log(m.acquireOwnerLock(${JSON.stringify(base)}).held))`
  expect(spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' }).stdout.trim()).toBe('true')
  expect(readOwner(base)).toBeUndefined()
  expect(acquireOwnerLock(base)).toMatchObject({ held: true })
})

test('a lock that was copied with its folder holds nothing', () => {
  const base = aBase()
  acquireOwnerLock(base)
  const copy = aFolder()
  folders.push(copy)
  cpSync(join(base, '..'), copy, { recursive: true })
  expect(acquireOwnerLock(join(copy, 'thing'))).toMatchObject({ held: true })
})

test('a pid that was given to another process is not the same process', () => {
  const identity = processIdentity(process.pid) as string
  expect(isSameProcess(process.pid, identity)).toBe(true)
  expect(isSameProcess(process.pid, `${identity}1`)).toBe(false)
})

test('of many processes that find the same stale lock exactly one takes it over', async () => {
  const base = aBase()
  const stale = `import(${JSON.stringify(MODULE)}).then((m) => m.acquireOwnerLock(${JSON.stringify(base)}))`
  spawnSync(process.execPath, ['-e', stale])
  const contend = `import(${JSON.stringify(MODULE)}).then((m) => {
    const until = Number(process.argv[1])
    while (Date.now() < until);
    console.log(m.acquireOwnerLock(${JSON.stringify(base)}).held)
    setTimeout(() => undefined, 1500)
  })`
  const startAt = String(Date.now() + 500)
  const results = Array.from({ length: 8 }, async () => {
    const child = spawn(process.execPath, ['-e', contend, startAt])
    let text = ''
    child.stdout.on('data', (chunk) => (text += chunk))
    await once(child, 'exit')
    return text.trim()
  })
  const held = await Promise.all(results)
  expect(held.filter((each) => each === 'true')).toHaveLength(1)
  expect(held.filter((each) => each === 'false')).toHaveLength(7)
})
