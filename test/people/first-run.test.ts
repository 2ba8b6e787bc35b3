import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFolder, removeFolder } from '../postgres/helpers.ts'
import { runServer, type ServerProcess } from '../setup/run-server.ts'

const folder = aFolder()
let server: ServerProcess
let base: string

async function start(): Promise<void> {
  server = runServer({ DATA_DIR: folder, LOG_LEVEL: 'trace' })
  base = await server.address()
}
const linkOf = (words: string) => /^First run: (http:\/\/localhost:\d+)\/setup#([\w-]{43})$/m.exec(words)

beforeAll(start)
afterAll(async () => {
  await server.end('SIGKILL')
  await removeFolder(folder)
})

async function setUp(token: string): Promise<number> {
  const body = { token, name: 'Amira', email: 'amira@example.tn', password: 'tangerine-harbour-9' }
  const answer = await fetch(`${base}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.status
}

it('[PE1] the terminal of a new installation tells the token, the same at each start, until there is an operator; the log never', async () => {
  const first = linkOf(server.said.words)
  expect(first?.[1]).toBe(base.replace('127.0.0.1', 'localhost'))
  expect(await server.end('SIGTERM')).toBe(0)
  expect(server.said.log).not.toContain(first?.[2])

  await start()
  const second = linkOf(server.said.words)
  expect(second?.[2]).toBe(first?.[2])
  expect(await setUp('A'.repeat(43))).toBe(400)
  expect(await setUp(second?.[2] ?? '')).toBe(201)
  await server.end('SIGTERM')
  expect(server.said.log).not.toContain(first?.[2])

  await start()
  expect(server.said.words).not.toContain('First run')
})
