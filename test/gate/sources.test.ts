import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Branch } from '../setup/world.ts'
import { GateWorld, isUpToDate, placeAfter } from './gate-world.ts'

let gate: GateWorld
let mine: Branch
let token: string

beforeAll(async () => {
  gate = await GateWorld.open({}, { CORS_ORIGINS: 'https://console.example.tn' })
  mine = await gate.server.world.addBranch()
  token = await gate.server.deviceToken(await gate.server.world.addDevice(mine, 'console'))
})
beforeEach(() => {
  gate.instead = undefined
})
afterAll(() => gate.close())

const start = () => `shape=counters&branch=${mine.branchId}&offset=-1`
const json = { 'content-type': 'application/json' }

describe('[GK8] what a source says that is not for clients', () => {
  it.each([
    [401, '{"message":"Unauthorized - Invalid API secret"}'],
    [403, 'forbidden by app.tickets'],
    [404, 'Not found'],
    [400, '{"message":"Invalid request","errors":{"where":["unknown reference app.tickets"]}}'],
    [429, '{}'],
    [500, '{"error":"app.tickets exploded"}'],
    [502, '<html>nginx</html>'],
    [503, '{"message":"app.tickets is locked"}'],
  ])('is a pause: %i', async (status, body) => {
    gate.instead = async () =>
      new Response(body, { status, headers: { ...json, 'retry-after': '7', 'set-cookie': 'a=b' } })
    const answer = await gate.ask(token, start())
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '7'])
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'retry_later' })
    expect(answer.text).not.toMatch(/app\.tickets|secret|nginx|forbidden/i)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  it.each([
    [
      'throws at once',
      () => {
        throw new Error('connect ECONNREFUSED 10.0.0.7:3000 secret=hunter2')
      },
    ],
    [
      'throws later',
      async () => {
        throw new Error('socket hang up secret=hunter2')
      },
    ],
    [
      'throws no error',
      async () => {
        throw 'hunter2'
      },
    ],
    ['answers a page', async () => new Response('<html>hunter2</html>', { headers: { 'content-type': 'text/html' } })],
    ['sends elsewhere', async () => new Response(null, { status: 302, headers: { location: 'http://hunter2' } })],
  ])('is a pause: it %s', async (_, instead) => {
    gate.instead = instead as never
    const answer = await gate.ask(token, start())
    expect(answer.status).toBe(503)
    expect(answer.text + JSON.stringify([...answer.headers])).not.toContain('hunter2')
  })

  it('what the client itself got wrong is told to it', async () => {
    const answers = await Promise.all([
      gate.ask(token, start().replace('offset=-1', 'offset=nonsense')),
      gate.ask(token, `${start()}&live=true`),
      gate.ask(token, start().replace('offset=-1', 'offset=0_0')),
    ])
    expect(answers.map(({ status, text }) => [status, JSON.parse(text).details.errors])).toEqual([
      [400, { offset: ['has invalid format'] }],
      [400, { live: ["can't be true when offset == -1"] }],
      [400, { handle: ["can't be blank when offset != -1"] }],
    ])
  })

  it('a body that breaks off breaks the answer off', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('[{"headers":'))
      },
      pull: () => Promise.reject(new Error('broken')),
    })
    gate.instead = async () => new Response(body, { headers: json })
    await expect(gate.ask(token, start())).rejects.toThrow('broken')
  })
})

describe('[GK8] the headers of an answer', () => {
  it('keep it from every cache and name what it depends on', async () => {
    const { headers } = await gate.ask(token, start())
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('vary')).toContain('authorization')
    for (const name of ['set-cookie', 'content-encoding', 'electric-server', 'surrogate-control'])
      expect(headers.get(name)).toBeNull()
  })

  it('still let an etag save the body', async () => {
    const first = await gate.ask(token, start())
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const again = await gate.ask(token, start(), { headers: { 'if-none-match': etag } })
    expect([again.status, again.text]).toEqual([304, ''])
    expect(again.headers.get('cache-control')).toBe('private, no-store')
  })

  it('an etag opens nothing to somebody else', async () => {
    const etag = (await gate.ask(token, start())).headers.get('etag') ?? ''
    expect((await gate.ask(undefined, start(), { headers: { 'if-none-match': etag } })).status).toBe(401)
  })

  it('are open to the pages that are allowed, and to no other', async () => {
    const answer = await gate.ask(token, start(), { headers: { origin: 'https://console.example.tn' } })
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://console.example.tn')
    const exposed = answer.headers.get('access-control-expose-headers')?.split(',') ?? []
    const sent = [...answer.headers.keys()].filter((name) => name.startsWith('electric-'))
    expect(exposed).toEqual(expect.arrayContaining([...sent, 'electric-cursor', 'electric-snapshot', 'retry-after']))
    expect(answer.headers.get('vary')?.toLowerCase()).toMatch(/authorization.*origin|origin.*authorization/)
    const other = await gate.ask(token, start(), { headers: { origin: 'https://evil.example' } })
    expect(other.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('a page may ask beforehand, with its token', async () => {
    const headers = {
      origin: 'https://console.example.tn',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    }
    const answer = await gate.ask(undefined, start(), { method: 'OPTIONS', headers })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-headers')).toContain('authorization')
  })
})

describe('[GK11] the day of a branch', () => {
  it('the shape of tickets is another one each day, and a reader of yesterday’s begins anew', async () => {
    const { world } = gate.server
    const branch = await world.addBranch()
    const [kiosk, tablet] = [await world.addDevice(branch, 'kiosk'), await world.addDevice(branch, 'tablet')]
    const reader = await gate.server.deviceToken(tablet)
    await world.setNow('2026-11-20T09:00:00Z')
    const first = await gate.aTicket(branch, kiosk, tablet, 1)
    const query = `shape=tickets&branch=${branch.branchId}`
    const before = await gate.read(reader, 'tickets', branch.branchId)
    expect(gate.asked.at(-1)?.query.get('params[3]')).toBe('2026-11-19')
    // After midnight, and before the branch's day begins at four.
    await world.setNow('2026-11-21T02:30:00Z')
    expect((await gate.ask(reader, `${query}&${placeAfter(before)}`)).status).toBe(200)
    await world.setNow('2026-11-21T03:30:00Z')
    const moved = await gate.ask(reader, `${query}&${placeAfter(before)}`)
    expect(gate.asked.at(-1)?.query.get('params[3]')).toBe('2026-11-20')
    expect([moved.status, moved.messages]).toEqual([409, [{ headers: { control: 'must-refetch' } }]])
    const handle = moved.headers.get('electric-handle') ?? ''
    expect(handle).not.toBe(before.headers.get('electric-handle'))
    const anew = await gate.ask(reader, `${query}&offset=-1&handle=${handle}&expired_handle=x&cache-buster=1`)
    expect([anew.status, anew.headers.get('electric-handle')]).toEqual([200, handle])
    expect(anew.text).toContain(first)
    const rest = await gate.ask(reader, `${query}&${placeAfter(anew)}`)
    expect(isUpToDate(rest)).toBe(true)
    // A day later yesterday's tickets are out of every shape.
    await world.setNow('2026-11-22T09:00:00Z')
    expect((await gate.read(reader, 'tickets', branch.branchId)).text).not.toContain(first)
    await world.setNow(null)
  })
})
