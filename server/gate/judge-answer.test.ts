import { describe, expect, it } from 'vitest'
import { judgeAnswer } from './judge-answer.ts'

const json = { 'content-type': 'application/json; charset=utf-8' }
const answer = (status: number, headers: Record<string, string> = json, body = '[]') =>
  new Response(status === 304 ? null : body, { status, headers })
const invalid = (errors: unknown) => answer(400, json, JSON.stringify({ message: 'Invalid request', errors }))

describe('judgeAnswer', () => {
  it('[GK8] passes what the protocol’s client reads, and nothing else of the source', async () => {
    const headers = {
      ...json,
      'electric-handle': 'h',
      'electric-offset': '0_0',
      'electric-schema': '{}',
      'electric-cursor': '1',
      'electric-has-data': 'true',
      'electric-up-to-date': '',
      'electric-snapshot': 'true',
      etag: '"h:-1:0_0"',
      'cache-control': 'public, max-age=604800, s-maxage=3600',
      'surrogate-control': 'max-age=9',
      'content-encoding': 'gzip',
      'content-length': '99',
      'transfer-encoding': 'chunked',
      connection: 'keep-alive',
      'keep-alive': 'timeout=5',
      'set-cookie': 'a=b',
      'electric-server': 'x/1',
      'x-request-id': 'theirs',
      'access-control-allow-origin': '*',
      age: '3',
      vary: '*',
      location: 'http://elsewhere',
    }
    const judged = await judgeAnswer(answer(200, headers), false)
    const passed = judged.kind === 'pass' ? judged.headers : {}
    expect(Object.keys(passed).sort()).toEqual([
      'cache-control',
      'content-type',
      'electric-cursor',
      'electric-handle',
      'electric-has-data',
      'electric-offset',
      'electric-schema',
      'electric-snapshot',
      'electric-up-to-date',
      'etag',
      'vary',
    ])
    expect(passed).toMatchObject({ 'cache-control': 'private, no-store', vary: 'authorization' })
  })

  it('[GK8] passes on that nothing has changed', async () => {
    expect(await judgeAnswer(answer(304), false)).toMatchObject({
      kind: 'unchanged',
      headers: { vary: 'authorization' },
    })
  })

  it.each([200, 409])('[GK8] passes %i', async (status) => {
    expect(await judgeAnswer(answer(status), false)).toMatchObject({ kind: 'pass', status })
  })

  it('[GK8] passes events only to who asked for them, and no page at all', async () => {
    const events = { 'content-type': 'text/event-stream' }
    expect(await judgeAnswer(answer(200, events), true)).toMatchObject({ kind: 'pass' })
    expect(await judgeAnswer(answer(200, events), false)).toMatchObject({ kind: 'unavailable' })
    const page = { 'content-type': 'text/html' }
    expect(await judgeAnswer(answer(200, page), false)).toMatchObject({ kind: 'unavailable', isOurFault: true })
    expect(await judgeAnswer(answer(409, page), false)).toMatchObject({ kind: 'unavailable' })
  })

  it('[GK8] passes a 400 about the client’s own words', async () => {
    const judged = await judgeAnswer(invalid({ offset: ['has invalid format'] }), false)
    expect(judged).toEqual({
      kind: 'client_fault',
      problems: { offset: ['has invalid format'] },
    })
  })

  it.each([
    ['our clause', { where: ['At location 17: unknown reference secret_column'] }],
    ['our table among others', { offset: ['x'], table: ['app.tickets does not exist'] }],
    ['a subset', { subset: { where: ['x'] } }],
    ['nothing', {}],
  ])('[GK8] keeps a 400 about %s to itself', async (_, errors) => {
    const judged = await judgeAnswer(invalid(errors), false)
    expect(judged).toMatchObject({ kind: 'unavailable', isOurFault: true })
    expect(JSON.stringify(judged)).not.toMatch(/secret_column|app\.tickets/)
  })

  it.each([
    [401, true],
    [403, true],
    [404, true],
    [301, true],
    [204, true],
    [429, false],
    [500, false],
    [503, false],
  ])('[GK8] turns %i into a pause', async (status, isOurFault) => {
    const made = new Response(status === 204 ? null : '{"message":"app.tickets secret=hunter2"}', {
      status,
      headers: json,
    })
    const judged = await judgeAnswer(made, false)
    expect(judged).toMatchObject({ kind: 'unavailable', isOurFault, retryAfterS: 1 })
    expect(JSON.stringify(judged)).not.toMatch(/hunter2|tickets/)
  })

  it.each([
    ['7', 7],
    ['0', 1],
    ['-5', 1],
    ['86400', 60],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 1],
  ])('[GK8] waits as long as the source says, within bounds: %s', async (value, retryAfterS) => {
    expect(await judgeAnswer(answer(503, { 'retry-after': value }), false)).toMatchObject({ retryAfterS })
  })
})
