import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const MAIN = join(import.meta.dirname, '../../server/main.ts')
let database: TestDatabase
const children: ChildProcess[] = []

beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => database.close())

function run(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const said = { words: '', log: '' }
  child.stderr.on('data', (chunk) => {
    said.words += chunk
  })
  child.stdout.on('data', (chunk) => {
    said.log += chunk
  })
  return { child, said, exit: once(child, 'exit').then(([code]) => code as number | null) }
}

function outside() {
  const { host, port } = database.config('postgres')
  const DATABASE_URL = `postgres://postgres@${encodeURIComponent(host)}:${port}/${database.name}`
  return { DATABASE_URL, APP_SECRET: 's'.repeat(32), PUBLIC_URL: 'https://queue.example.com' }
}

async function address(said: { words: string }): Promise<string> {
  for (;;) {
    const found = /(http:\/\/localhost:\d+)\/health\/ready/.exec(said.words)?.[1]
    if (found !== undefined) return found
    await sleep(20)
  }
}

test('a wrong configuration is said in words, all of it, and nothing starts', async () => {
  const { said, exit } = run({ PORT: 'x', ROLE: 'boss' })
  expect(await exit).toBe(1)
  expect(said.words).toContain('PORT: must be')
  expect(said.words).toContain('ROLE: must be')
  expect(said.words).not.toContain('at ')
  expect(said.log).toBe('')
})

test('an unreachable database is said without its password', async () => {
  const { said, exit } = run({ ...outside(), DATABASE_URL: 'postgres://user:hunter2@127.0.0.1:1/none' })
  expect(await exit).toBe(1)
  expect(said.words).not.toBe('')
  expect(said.words + said.log).not.toContain('hunter2')
})

test('it answers on an outside database and ends in order at SIGTERM', async () => {
  const { child, said, exit } = run(outside())
  const base = await address(said)
  expect((await fetch(`${base}/health/ready`)).status).toBe(200)
  expect((await fetch(`${base}/docs`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await exit).toBe(0)
  for (const line of said.log.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg')
})

test('one wish to stop that arrives twice is one; a later second signal ends the process at once', async () => {
  const { child, said, exit } = run(outside())
  const { port } = new URL(await address(said))
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  // A body that never ends holds the orderly end up.
  socket.write('POST /x HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n')
  await sleep(200)
  child.kill('SIGTERM')
  child.kill('SIGINT')
  await sleep(700)
  expect(child.exitCode).toBe(null)
  child.kill('SIGTERM')
  expect(await exit).toBe(130)
  socket.destroy()
})

test('a worker answers its operators only', async () => {
  const { child, said, exit } = run({ ...outside(), ROLE: 'worker' })
  const base = await address(said)
  expect((await fetch(`${base}/metrics`)).status).toBe(200)
  expect((await fetch(`${base}/docs`)).status).toBe(404)
  child.kill('SIGINT')
  expect(await exit).toBe(0)
})

test('demo mode is refused beside a real tenant', async () => {
  const owner = database.pool('postgres')
  await owner.query(`insert into app.tenants (slug, name) values ('real', '{}')`)
  const { DATABASE_URL } = outside()
  const { said, exit } = run({ DATABASE_URL, DEMO: '1', APP_SECRET: 's'.repeat(32) })
  expect(await exit).toBe(1)
  expect(said.words).toContain('real tenants')
})
