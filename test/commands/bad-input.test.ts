import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Device } from '../setup/world.ts'
import { anId } from '../sql/stage.ts'
import { PushServer } from './push-server.ts'

let server: PushServer
let kiosk: Device
let counts: Record<string, number>

beforeAll(async () => {
  server = await PushServer.open()
})
afterAll(() => server.close())
beforeEach(async () => {
  kiosk = await server.stage.world.addDevice(server.stage.branch, 'kiosk')
  counts = await server.rowCounts()
})
// Whatever it was sent, nothing is half done and the server goes on.
afterEach(async () => {
  expect(await server.rowCounts()).toEqual(counts)
  const { results } = await server.push(kiosk, [server.stage.issueCommand({ seq: 1 })])
  expect(results).toMatchObject([{ seq: 1, outcome: { kind: 'applied' } }])
})

const issue = (overrides: Record<string, unknown> = {}) => ({
  ...server.stage.issueCommand(),
  seq: 1,
  age_ms: 0,
  ...overrides,
})
const good = () => server.body(kiosk, [issue()])

describe('[W1] a batch is refused whole', () => {
  it.each<[string, () => unknown, number, string]>([
    ['cut JSON', () => JSON.stringify(good()).slice(0, -1), 400, 'malformed'],
    ['nothing', () => '', 400, 'malformed'],
    ['null', () => null, 400, 'malformed'],
    ['a list', () => [good()], 400, 'malformed'],
    ['a number', () => 7, 400, 'malformed'],
    ['commands that are an object', () => ({ ...good(), commands: {} }), 400, 'malformed'],
    ['an unknown key', () => ({ ...good(), surprise: 1 }), 400, 'malformed'],
    ['an unknown key in a header', () => server.body(kiosk, [issue({ surprise: 1 })]), 400, 'malformed'],
    ['the server’s own words', () => server.body(kiosk, [issue({ gave_up: true })]), 400, 'malformed'],
    ['a writer that is no id', () => ({ ...good(), writer: 'kiosk' }), 400, 'malformed'],
    ['a seq of nought', () => server.body(kiosk, [issue({ seq: 0 })]), 400, 'malformed'],
    ['a fraction of a seq', () => server.body(kiosk, [issue({ seq: 1.5 })]), 400, 'malformed'],
    ['a seq beyond all counting', () => server.body(kiosk, [issue({ seq: 1e300 })]), 400, 'malformed'],
    ['an age in words', () => server.body(kiosk, [issue({ age_ms: 'NaN' })]), 400, 'malformed'],
    ['an age without end', () => JSON.stringify(good()).replace('"age_ms":0', '"age_ms":1e999'), 400, 'malformed'],
    [
      'a time that is none',
      () => server.body(kiosk, [issue({ written_at: '2026-13-01T00:00:00Z' })]),
      400,
      'malformed',
    ],
    [
      'a configuration beyond counting',
      () => server.body(kiosk, [issue({ config_version: 2 ** 40 })]),
      400,
      'malformed',
    ],
    ['an epoch beyond counting', () => ({ ...good(), epoch: 2 ** 40 }), 400, 'malformed'],
    ['arguments that are a list', () => server.body(kiosk, [issue({ args: [] })]), 400, 'malformed'],
    ['arguments nested a thousand deep', () => deep(1_000), 400, 'malformed'],
    ['another protocol', () => ({ ...good(), protocol: 2 }), 400, 'unsupported'],
    ['another protocol in another shape', () => ({ protocol: 9, hello: 'there' }), 400, 'unsupported'],
    [
      '501 commands',
      () =>
        server.body(
          kiosk,
          Array.from({ length: 501 }, () => issue()),
        ),
      413,
      'too_large',
    ],
    ['a body over the limit', () => ({ ...good(), pad: 'x'.repeat(4_300_000) }), 413, 'too_large'],
  ])('for %s', async (_, make, status, code) => {
    expect(await server.refusal(server.post(kiosk, make()))).toMatchObject({ status, code })
  })

  it('for another type of content', async () => {
    const response = server.post(kiosk, good(), { 'content-type': 'text/plain' })
    expect(await server.refusal(response)).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  })

  it('with where it went wrong, and never what was there', async () => {
    const bad = server.body(kiosk, [issue({ seq: '98123456' })])
    const refusal = await server.refusal(server.post(kiosk, bad))
    expect(refusal.details).toEqual({ issues: [{ path: 'commands.0.seq', problem: 'invalid_type' }] })
    expect(JSON.stringify(refusal)).not.toContain('98123456')
  })

  it.each([
    ['ar', 'إصدار'],
    ['fr', 'version'],
    ['en', 'version'],
  ])('in the language of who asks (%s)', async (language, word) => {
    const body = { ...good(), protocol: 2 }
    const refusal = await server.refusal(server.post(kiosk, body, { 'accept-language': language }))
    expect(refusal.message).toContain(word)
    expect(refusal.message).not.toContain('unsupported')
  })
})

describe('[W1] a batch out of sequence is refused with where to go on', () => {
  it.each<[string, () => Record<string, unknown>[]]>([
    ['that begins beyond the line', () => [issue({ seq: 2 })]],
    ['with a gap in it', () => [issue({ seq: 1 }), issue({ seq: 3 })]],
    [
      'with a gap behind an intent',
      () => [issue({ seq: 1 }), issue({ seq: 2, name: 'return_ticket', kind: 'intent', args: {} }), issue({ seq: 4 })],
    ],
    ['that is turned round', () => [issue({ seq: 2 }), issue({ seq: 1 })]],
    ['far beyond the line', () => [issue({ seq: Number.MAX_SAFE_INTEGER })]],
  ])('%s', async (_, make) => {
    expect(await server.refusal(server.post(kiosk, server.body(kiosk, make())))).toMatchObject({
      status: 409,
      code: 'sequence_gap',
      details: { last_seq: 0 },
    })
  })
})

describe('who asks', () => {
  it.each([
    ['without a proof', {}],
    ['with another kind of proof', { authorization: 'Basic a2lvc2s6a2lvc2s=' }],
    ['with a device that is not there', { authorization: `Bearer ${anId()}` }],
  ])('%s is not let in, whatever is sent', async (_, headers) => {
    for (const body of [good(), '{"']) {
      const refusal = await server.refusal(server.post(null, body, headers))
      expect(refusal).toMatchObject({ status: 401, code: 'unauthenticated' })
    }
  })

  it('with another tenant’s or another device’s writer finds nothing', async () => {
    const { world } = server.stage
    const elsewhere = await world.addDevice(await world.addBranch(), 'kiosk')
    counts = await server.rowCounts()
    for (const writer of [elsewhere.writerId, server.stage.kiosk.writerId]) {
      const refusal = await server.refusal(server.post(kiosk, { ...good(), writer }))
      expect(refusal).toMatchObject({ status: 404, code: 'not_found' })
      expect(refusal.details).toBeUndefined()
    }
  })
})

function deep(levels: number): string {
  const text = JSON.stringify(server.body(kiosk, [issue({ args: 'HERE' })]))
  return text.replace('"HERE"', `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`)
}
