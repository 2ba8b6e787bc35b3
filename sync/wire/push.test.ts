import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aRawHeader } from '../commands/a-header.ts'
import { heartbeatAnswer } from './heartbeat.ts'
import { parsePush } from './parse-push.ts'
import { pushAnswer, pushRequest } from './push.ts'

const uuid = '00000000-0000-4000-8000-000000000001'
const batch = { protocol: 1, writer: uuid, epoch: 1, commands: [aRawHeader('issue_ticket')] }
const withHeader = (fault: Record<string, unknown>) => ({ ...batch, commands: [aRawHeader('issue_ticket', fault)] })
const codeOf = (body: unknown) => {
  const parsed = parsePush(body)
  return parsed.ok ? 'ok' : parsed.code
}

describe('a push', () => {
  it('is understood with and without its optional parts', () => {
    expect(codeOf(batch)).toBe('ok')
    const acknowledged = { epoch: 1, writer: uuid, seq: 0, signature: 'c2ln' }
    expect(codeOf({ ...batch, forked_from: uuid, acknowledged })).toBe('ok')
  })

  it.each([
    { age_ms: -5 },
    { age_ms: 1e300 },
    { written_at: '1970-01-01T00:00:00Z' },
    { written_at: '2099-12-31T23:59:59.999+14:00' },
    { written_at: '0001-01-01T00:00:00Z', known_at: '9999-12-31T23:59:59Z' },
    { kind: 'intent' },
    { name: 'not_known_yet' },
    { schema: 9 },
    { args: { 'any\0': ['\ud83d'] } },
    { outcome: { kind: 'applied', flags: ['a_flag_of_tomorrow'], more: 1 } },
  ])('[W5] takes what the authority judges per command: %j', (part) => {
    expect(codeOf(withHeader(part))).toBe('ok')
  })

  it.each([
    { seq: 0 },
    { id: 'x' },
    { id: '00000000-0000-0000-0000-000000000000' },
    { name: 'Bad Name' },
    { kind: 'wish' },
    { args: [] },
    { args: null },
    { age_ms: null },
    { written_at: 'yesterday' },
    { written_at: '0000-01-01T00:00:00Z' },
    { written_at: 1_700_000_000 },
    { outcome: { kind: 'maybe' } },
    { surprise: 1 },
  ])('[W1] is refused whole for a header with %j', (fault) => {
    expect(codeOf(withHeader(fault))).toBe('malformed')
  })

  it('[W1] is refused when too long, of another protocol or not an object', () => {
    expect(codeOf({ ...batch, commands: Array(500).fill(batch.commands[0]) })).toBe('ok')
    expect(codeOf({ ...batch, commands: Array(501).fill(batch.commands[0]) })).toBe('too_large')
    expect(codeOf({ ...batch, protocol: 2, news: true })).toBe('unsupported')
    expect(codeOf({ ...batch, protocol: 'one' })).toBe('malformed')
    for (const body of [null, [], 'x', 7, undefined]) expect(codeOf(body)).toBe('malformed')
  })

  it('[W1] is refused when its arguments are nested so deep that serialising them would overflow the stack', () => {
    const deep = JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    expect(codeOf(withHeader({ args: deep }))).toBe('malformed')
  })
})

describe('an answer', () => {
  const writer = {
    id: uuid,
    last_seq: 3,
    letter: 'X',
    lanes: {
      serial: 2,
      days: [{ residue: 0, modulus: 1, floors: { A: 47 }, first_day: '2026-11-20', last_day: '2026-11-23' }],
      split: { id: uuid, first_day: '2026-11-20', last_day: '2026-11-20', residue: 1, modulus: 2 },
    },
  }
  const answer = {
    epoch: 1,
    server_time: '2026-11-20T08:10:00.123456+00:00',
    lsn: '23803720',
    writer,
    results: [{ seq: 3, id: uuid, outcome: { kind: 'rejected', code: 'stale' } }],
    rows: { tickets: [{ id: uuid, version: 2 }], counters: [], branch_config: [] },
    acknowledged: { epoch: 1, writer: uuid, seq: 3, signature: 'c2ln' },
  }

  it('[W5] is read by a device that is older than the server: unknown fields fall away', () => {
    const newer = { ...answer, extra: 1, writer: { ...writer, extra: 1 } }
    expect(pushAnswer.parse(newer)).toEqual({ ...answer, server_time: '2026-11-20T08:10:00.123Z' })
  })

  it('does not grant a residue outside its modulus', () => {
    const days = [{ ...writer.lanes.days[0], residue: 1 }]
    expect(pushAnswer.safeParse({ ...answer, writer: { ...writer, lanes: { ...writer.lanes, days } } }).success).toBe(
      false,
    )
  })

  it('to a heartbeat may know nothing of a branch or a writer', () => {
    const bare = {
      epoch: 1,
      server_time: answer.server_time,
      branch_version: null,
      config_version: null,
      today: null,
      writer: null,
    }
    expect(heartbeatAnswer.safeParse(bare).success).toBe(true)
    expect(heartbeatAnswer.safeParse({ ...bare, branch_version: '184467440737095516160', writer }).success).toBe(true)
    expect(heartbeatAnswer.safeParse({ ...bare, branch_version: 7 }).success).toBe(false)
  })
})

describe('the schemas', () => {
  it.each([pushRequest, pushAnswer, heartbeatAnswer])('can be shown as JSON Schema (case %#)', (schema) => {
    expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({ type: 'object' })
  })
})
