import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, expect, test } from 'vitest'
import { processIdentity } from '../../server/bootstrap/process-identity.mjs'
import { startEmbeddedPostgres } from '../../server/postgres/start-embedded-postgres.ts'
import { aFolder, end, query, removeFolder, type Server, startRefused, startServer } from './helpers.ts'

/** One cluster goes through all of it, as one checkout does; tests that need an untouched folder make their own. */
const folder = aFolder()
const data = join(folder, 'postgres')
afterAll(() => removeFolder(folder))

const others: string[] = []
afterEach(async () => {
  for (const other of others.splice(0)) await removeFolder(other)
})

function anUntouchedFolder(): string {
  others.push(aFolder())
  return join(others.at(-1) as string, 'postgres')
}

async function startWithRow(): Promise<Server> {
  const server = await startServer(data)
  await query(server, `create table if not exists kept as select 'مرحبا' as word`)
  return server
}

async function expectRowAndEnd(): Promise<void> {
  const server = await startServer(data)
  expect(await query(server, 'select word from kept')).toEqual([{ word: 'مرحبا' }])
  expect(await end(server, 'SIGTERM')).toBe(0)
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s stops Postgres with the server, and the data is there again',
  async (signal) => {
    const server = await startWithRow()
    expect(await end(server, signal)).toBe(0)
    expect(processIdentity(server.ready.postmaster)).toBeUndefined()
    expect(existsSync(join(data, 'postmaster.pid'))).toBe(false)
    await expectRowAndEnd()
  },
)

test('after a kill -9 of the server the next start ends the orphan and has the data', async () => {
  const server = await startWithRow()
  await end(server, 'SIGKILL')
  expect(processIdentity(server.ready.postmaster)).toBeDefined()
  const next = await startServer(data)
  expect(processIdentity(server.ready.postmaster)).toBeUndefined()
  expect(next.log()).toContain('interrupted server')
  await end(next, 'SIGTERM')
  await expectRowAndEnd()
})

test('after a kill -9 of server and Postgres the committed data is there', async () => {
  const server = await startWithRow()
  await end(server, 'SIGKILL')
  process.kill(server.ready.postmaster, 'SIGKILL')
  await expectRowAndEnd()
})

test('a stale pid file that names a living stranger does not hinder the start and does not harm the stranger', async () => {
  const server = await startWithRow()
  copyFileSync(join(data, 'postmaster.pid'), join(folder, 'saved.pid'))
  await end(server, 'SIGTERM')
  const lines = readFileSync(join(folder, 'saved.pid'), 'utf8').split('\n')
  writeFileSync(join(data, 'postmaster.pid'), [String(process.pid), ...lines.slice(1)].join('\n'))
  await expectRowAndEnd()
})

test('a second start is refused, names the first, and leaves it unharmed', async () => {
  const server = await startWithRow()
  const refusal = await startRefused(data)
  expect(refusal.code).toBe('already_running')
  expect(refusal.message).toContain(`process ${server.child.pid}, http://127.0.0.1:3000`)
  expect(await query(server, 'select count(*)::int as n from kept')).toEqual([{ n: 1 }])
  await end(server, 'SIGTERM')
})

test('a tool joins the running Postgres and does not stop it', async () => {
  const server = await startServer(data)
  const joined = await startEmbeddedPostgres({ directory: data, log: () => undefined, join: true })
  expect(joined.connection('postgres', 'postgres')).toEqual(server.ready.connection)
  await joined.stop()
  expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }])
  await end(server, 'SIGTERM')
})

test('of two first starts at once one wins and the other is refused', async () => {
  const data = anUntouchedFolder()
  const [first, second] = await Promise.allSettled([startServer(data), startServer(data)])
  const started = [first, second].filter((each) => each.status === 'fulfilled').map((each) => each.value)
  expect(started).toHaveLength(1)
  expect([first, second].find((each) => each.status === 'rejected')?.reason.message).toContain('already_running')
  await end(started[0] as Server, 'SIGTERM')
})

test('an interrupted first start leaves nothing to repair', async () => {
  const data = anUntouchedFolder()
  mkdirSync(`${data}.init`)
  writeFileSync(join(`${data}.init`, 'half'), '')
  const again = await startServer(data)
  expect(existsSync(`${data}.init`)).toBe(false)
  await end(again, 'SIGTERM')
})

test('a folder with files of someone else is refused and kept', async () => {
  const data = anUntouchedFolder()
  mkdirSync(data)
  writeFileSync(join(data, 'letter.txt'), 'dear')
  expect((await startRefused(data)).code).toBe('directory_not_ours')
  expect(readFileSync(join(data, 'letter.txt'), 'utf8')).toBe('dear')
})

test('data of another major version is refused by name', async () => {
  const data = anUntouchedFolder()
  mkdirSync(data)
  writeFileSync(join(data, 'PG_VERSION'), '17\n')
  const refusal = await startRefused(data)
  expect(refusal).toMatchObject({ code: 'major_version', message: expect.stringContaining('Postgres 17') })
})

test('nothing listens on the network and only the account enters the socket folder', async () => {
  const server = await startServer(data)
  expect(await query(server, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  expect(statSync(server.ready.connection.host).mode & 0o777).toBe(0o700)
  await end(server, 'SIGTERM')
})

async function until<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask()
    } catch (error) {
      if (attempt >= 100) throw error
      await sleep(100)
    }
  }
}

test('Postgres that is killed under a running server is started again, and both end in order', async () => {
  const server = await startWithRow()
  process.kill(server.ready.postmaster, 'SIGKILL')
  await until(async () => expect(processIdentity(server.ready.postmaster)).toBeUndefined())
  expect(await until(() => query(server, 'select word from kept'))).toEqual([{ word: 'مرحبا' }])
  expect(server.log()).toContain('ended unasked (SIGKILL)')
  expect(await end(server, 'SIGTERM')).toBe(0)
  expect(existsSync(join(data, 'postmaster.pid'))).toBe(false)
})

test('Postgres that is stopped by hand meanwhile does not make the end of the server fail', async () => {
  const server = await startWithRow()
  process.kill(server.ready.postmaster, 'SIGINT')
  expect(await end(server, 'SIGTERM')).toBe(0)
  await expectRowAndEnd()
})
