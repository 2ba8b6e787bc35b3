import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { runServer, type ServerProcess } from '../setup/run-server.ts'

let database: TestDatabase
const started: ServerProcess[] = []

beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(() => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL')
})
afterAll(() => database.close())

function run(environment: Record<string, string>): ServerProcess {
  const server = runServer(environment)
  started.push(server)
  return server
}

function outside() {
  const { host, port } = database.config('postgres')
  const DATABASE_URL = `postgres://postgres@${encodeURIComponent(host)}:${port}/${database.name}`
  return { DATABASE_URL, APP_SECRET: 's'.repeat(32), PUBLIC_URL: 'https://queue.example.com' }
}

test('it answers on an outside database and ends in order at SIGTERM', async () => {
  const { child, said, exit, address } = run(outside())
  const base = await address()
  expect((await fetch(`${base}/health/ready`)).status).toBe(200)
  expect((await fetch(`${base}/docs`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await exit).toBe(0)
  for (const line of said.log.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg')
})

test('one wish to stop that arrives twice is one; a later second signal ends the process at once', async () => {
  const { child, exit, address } = run(outside())
  const { port } = new URL(await address())
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
  const { child, exit, address } = run({ ...outside(), ROLE: 'worker' })
  const base = await address()
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
