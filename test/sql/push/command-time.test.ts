import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOW, Stage } from '../stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

type Times = { age: number | null; known?: string | null; previous?: string | null; received?: string }

async function timeOf({ age, known = null, previous = null, received = NOW }: Times) {
  const { rows } = await stage.world.root.query('select * from app_private.command_time($1, $2, $3, $4)', [
    received,
    age,
    known,
    previous,
  ])
  return [rows[0].occurred_at.toISOString(), rows[0].is_doubtful]
}

const NINE = NOW
const MINUTE = 60_000
const YEAR = 31_622_400_000

describe('a command happened its age ago', () => {
  it.each<[string, Times, [string, boolean]]>([
    ['just now', { age: 0 }, [NINE, false]],
    ['a minute', { age: MINUTE }, ['2026-11-20T08:59:00.000Z', false]],
    ['half a millisecond', { age: 0.5, received: '2026-11-20T09:00:00.001Z' }, ['2026-11-20T09:00:00.000Z', false]],
    ['a year', { age: YEAR }, ['2025-11-19T09:00:00.000Z', false]],
  ])('%s', async (_, times, expected) => {
    expect(await timeOf(times)).toEqual(expected)
  })
})

describe('an age that cannot be is doubted, and doubt goes to the late side', () => {
  it.each<[string, Times]>([
    ['more than a year', { age: YEAR + 1 }],
    ['since 1970', { age: Date.parse(NOW) }],
    ['of a clock in 2099', { age: Date.parse(NOW) - Date.parse('2099-01-01T00:00:00Z') }],
    ['negative', { age: -1 }],
    ['not a number', { age: Number.NaN }],
    ['infinite', { age: Number.POSITIVE_INFINITY }],
    ['huge', { age: 1e300 }],
    ['hugely negative', { age: -1e300 }],
    ['unknown', { age: null }],
  ])('%s', async (_, times) => {
    expect(await timeOf(times)).toEqual([NINE, true])
  })
})

describe('what the device knew of server time', () => {
  it.each<[string, Times, [string, boolean]]>([
    [
      'is the earliest that it can have written',
      { age: 10 * MINUTE, known: '2026-11-20T08:55:00Z' },
      ['2026-11-20T08:55:00.000Z', true],
    ],
    [
      'may differ by a second without doubt',
      { age: MINUTE, known: '2026-11-20T08:59:01Z' },
      ['2026-11-20T08:59:01.000Z', false],
    ],
    [
      'changes nothing when it is older',
      { age: MINUTE, known: '2026-11-20T08:00:00Z' },
      ['2026-11-20T08:59:00.000Z', false],
    ],
    [
      'is not believed when it is our future',
      { age: MINUTE, known: '2099-01-01T00:00:00Z' },
      ['2026-11-20T08:59:00.000Z', true],
    ],
    [
      'may be a moment ahead of this server',
      { age: MINUTE, known: '2026-11-20T09:00:30Z' },
      ['2026-11-20T08:59:00.000Z', false],
    ],
    ['of the year 1 says nothing', { age: 0, known: '0001-01-01T00:00:00Z' }, [NINE, false]],
  ])('%s', async (_, times, expected) => {
    expect(await timeOf(times)).toEqual(expected)
  })
})

describe('the time of a writer', () => {
  it('never goes back, and is never later than now', async () => {
    const previous = '2026-11-20T08:58:00Z'
    expect(await timeOf({ age: 10 * MINUTE, previous })).toEqual(['2026-11-20T08:58:00.000Z', false])
    expect(await timeOf({ age: 0, previous: '2026-11-20T09:05:00Z' })).toEqual([NINE, false])
  })

  it('is taken over by its commands, in order of seq', async () => {
    const kiosk = await stage.world.addDevice(stage.branch, 'kiosk')
    const ages = [600_000, 60_000, 300_000, -5]
    const { rows: tickets, results } = await stage.world
      .push(
        kiosk,
        ages.map((age_ms) => stage.issueCommand({ age_ms })),
      )
      .then((answer) => ({ rows: answer.rows.tickets, results: answer.results }))
    const times = results.map(({ outcome }) => tickets.find((row) => row.id === outcome.ticket_id)?.queued_at as string)
    expect(times.map((time) => new Date(time).toISOString())).toEqual([
      '2026-11-20T08:50:00.000Z',
      '2026-11-20T08:59:00.000Z',
      '2026-11-20T08:59:00.000Z',
      NINE,
    ])
    expect(results.map(({ outcome }) => outcome.flags?.includes('clock_doubt'))).toEqual([false, false, false, true])
  })
})
