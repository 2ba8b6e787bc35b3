import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anId, DAY_MS, Stage, TODAY, YESTERDAY } from '../stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

describe('one number for two tickets', () => {
  it('gives the second and the third a suffix and a flag, and each can be named', async () => {
    const first = stage.nextIssue()
    const others = [anId(), anId()]
    await stage.fact(stage.kiosk, 'issue_ticket', first)
    for (const [index, id] of others.entries()) {
      expect(await stage.fact(stage.kiosk, 'issue_ticket', { ...first, ticket_id: id })).toEqual({
        kind: 'applied',
        flags: ['duplicate_number'],
        ticket_id: id,
        result: { number: `${first.number}/${index + 2}` },
      })
    }
    const byNumber = { number: `${first.number}/2`, number_day: TODAY }
    expect(await stage.fact(stage.tablet, 'park_ticket', byNumber)).toMatchObject({ ticket_id: others[0] })
    expect(await stage.row(first.ticket_id)).toMatchObject({ flags: [], number: first.number, version: 1 })
  })

  it('is one number each on two days', async () => {
    const today = stage.nextIssue()
    const yesterday = { ...today, ticket_id: anId(), number_day: YESTERDAY }
    expect(await stage.fact(stage.kiosk, 'issue_ticket', today)).toMatchObject({ flags: [] })
    const outcome = await stage.fact(stage.kioskOfYesterday, 'issue_ticket', yesterday, { age_ms: DAY_MS })
    expect(outcome.result).toEqual({ number: today.number })
  })

  it('ends in quarantine at the fiftieth', async () => {
    const first = stage.nextIssue()
    const commands = Array.from({ length: 51 }, () => ({
      name: 'issue_ticket',
      kind: 'fact' as const,
      args: { ...first, ticket_id: anId() },
    }))
    const { results } = await stage.world.push(stage.kiosk, commands)
    expect(results[49]?.outcome.result).toEqual({ number: `${first.number}/50` })
    expect(results[50]?.outcome).toEqual({ kind: 'quarantined', reason: 'malformed' })
  })
})
