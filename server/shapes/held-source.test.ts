import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createSecretBox } from '../auth/secret-box.ts'
import { createLogger } from '../log/create-logger.ts'
import { createEndings } from './endings.ts'
import { createHeldCheck } from './held-check.ts'
import { createHeldSource, NOT_THE_HOLDER } from './held-source.ts'
import type { Holding } from './hold-engine.ts'
import { createHolderProof } from './holder-proof.ts'

const proof = createHolderProof(createSecretBox('s'.repeat(48)))
const log = createLogger({ level: 'silent', secret: 'test' })
const servers: Server[] = []
const NOBODY: Holding = { kind: 'nobody' }
const OWN: Holding = { kind: 'own', holdId: 'own' }
const GONE: Holding = { kind: 'other', holdId: 'gone', address: 'http://127.0.0.1:1' }

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function anotherServer(status: number): Promise<Holding & { asked: () => number }> {
  let asked = 0
  const server = createServer((_, outgoing) => {
    asked += 1
    outgoing.writeHead(status).end(status === 200 ? 'other' : '')
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { kind: 'other', holdId: 'other', address, asked: () => asked }
}

async function ask(current: Holding, next: Holding): Promise<string> {
  const endings = createEndings()
  const source = createHeldSource({
    hold: () => ({ current, look: async () => next }),
    own: () =>
      next.kind === 'own' || current.kind === 'own' ? { answer: async () => new Response('own') } : undefined,
    proof,
    endings,
    log,
  })
  const request = { method: 'GET' as const, headers: new Headers(), signal: new AbortController().signal }
  const answer = await source({ query: new URLSearchParams('table=x'), ...request })
  const text = await answer.text()
  expect(endings.size).toBe(0)
  return answer.status === 200 ? text : `${answer.status} ${answer.headers.get('retry-after')}`
}

test('[SH2] the engine of this process is asked first, that of the holder otherwise', async () => {
  expect(await ask(OWN, NOBODY)).toBe('own')
  expect(await ask(await anotherServer(200), NOBODY)).toBe('other')
})

test('[SH4] a holder that is gone, or is none any more, is looked for once more', async () => {
  expect(await ask(GONE, OWN)).toBe('own')
  expect(await ask(GONE, await anotherServer(200))).toBe('other')
  expect(await ask(await anotherServer(NOT_THE_HOLDER), OWN)).toBe('own')
  expect(await ask(NOBODY, await anotherServer(200))).toBe('other')
})

test('[SH4] once, not for ever: then the client is told to come again', async () => {
  const stale = await anotherServer(NOT_THE_HOLDER)
  expect(await ask(stale, stale)).toBe('503 1')
  expect(stale.asked()).toBe(2)
  expect(await ask(GONE, GONE)).toBe('503 1')
  expect(await ask(NOBODY, NOBODY)).toBe('503 1')
})

test('[SH4] what the holder itself says is passed on, its refusals too', async () => {
  expect(await ask(await anotherServer(503), OWN)).toBe('503 null')
  expect(await ask(await anotherServer(409), OWN)).toBe('409 null')
})

test('[SH7] the check is strict until shapes were served once, then lenient for some seconds', async () => {
  let nowMs = 0
  let held: Holding = NOBODY
  const stats = { isFollowing: false } as never
  const check = createHeldCheck({
    holding: () => held,
    own: () => ({ stats: () => stats }),
    proof,
    endings: createEndings(),
    now: () => nowMs,
  })
  expect(await check.run()).toEqual({ fault: 'no server holds the engine' })
  held = OWN
  expect(await check.run()).toEqual({ fault: 'the engine does not follow the database' })
  held = await anotherServer(200)
  expect(await check.run()).toBe('ok')
  held = GONE
  expect(await check.run()).toBe('ok')
  nowMs = 9_999
  expect(await check.run()).toBe('ok')
  nowMs = 10_000
  expect(await check.run()).toEqual({ fault: 'the holder of the engine does not answer; see INTERNAL_URL' })
  held = await anotherServer(NOT_THE_HOLDER)
  expect(await check.run()).toEqual({ fault: 'the holder of the engine refuses (410); see INTERNAL_URL' })
})
