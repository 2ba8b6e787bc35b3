import { afterAll, beforeAll, expect, it } from 'vitest'
import { Stage } from '../sql/stage.ts'
import { judge, momentOf } from './authority.ts'
import { differencesOf } from './differences.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

const minutesLater = (minutes: number) => new Date(Date.parse('2026-11-20T09:00:00.000Z') + minutes * 60_000)

/** Joined from afar; somebody behind is called a minute later where `isPassed`. */
async function awaited(isPassed: boolean, prefix = 'A'): Promise<string> {
  // Who was called in another test is of another day: else they would have passed this one.
  await stage.world.root.query(`update app.tickets set queue_day = '2026-11-19'`)
  await stage.world.root.query(`update app.tickets set state = 'cancelled' where state in ('waiting', 'called')`)
  await stage.world.setNow(minutesLater(0).toISOString())
  const id = await stage.issue()
  await stage.world.root.query(`update app.tickets set state = 'parked', origin = 'web' where id = $1`, [id])
  await stage.world.setNow(minutesLater(1).toISOString())
  const service_id = stage.branch.services.find((service) => service.prefix === prefix)?.id
  await stage.issue(prefix === 'A' ? {} : { service_id })
  const args = { counter_id: stage.counter, valid_for_ms: 15_000 }
  if (isPassed) await stage.intent(stage.tablet, 'call_next', args)
  return id
}

it.each([
  [false, 90],
  [true, 1],
  [true, 15],
  [true, 16],
  [true, 17],
  [true, 90],
])(
  '[AR3] [EF1] passed %s, here %i minutes later: kiosk and tablet show the place that the authority gives',
  async (isPassed, minutes) => {
    for (const device of [stage.kiosk, stage.tablet]) {
      const id = await awaited(isPassed)
      await stage.world.setNow(minutesLater(minutes).toISOString())
      const given = { name: 'confirm_arrival', kind: 'fact', args: { ticket_id: id, proof: 'kiosk' }, device } as const
      const judged = await judge(stage, given, await momentOf(stage))
      expect(judged.outcome).toMatchObject({ kind: 'applied', flags: [] })
      expect(differencesOf(judged)).toEqual([])
    }
  },
)

it('[AR3] [EF1] passed by a leg that has ended: both sides count its call', async () => {
  const id = await awaited(false)
  const passer = await stage.issue({ legs: [stage.branch.services.find(({ prefix }) => prefix === 'B')?.id] })
  await stage.world.setNow(minutesLater(3).toISOString())
  await stage.intent(stage.tablet, 'call_ticket', { ticket_id: passer, counter_id: stage.counter })
  await stage.fact(stage.tablet, 'complete_service', { ticket_id: passer, counter_id: stage.counter })
  await stage.world.setNow(minutesLater(30).toISOString())
  const args = { ticket_id: id, proof: 'kiosk' }
  const judged = await judge(
    stage,
    { name: 'confirm_arrival', kind: 'fact', args, device: stage.kiosk },
    await momentOf(stage),
  )
  expect(judged.outcome).toMatchObject({ kind: 'applied', flags: [] })
  expect(differencesOf(judged)).toEqual([])
  expect(new Date((await stage.row(id)).order_at as string).toISOString()).toBe(minutesLater(30).toISOString())
})

it.each([
  ['to another service', ['B'], true],
  ['to another service and on to a third', ['B', 'C'], true],
  ['to another service and back', ['B', 'A'], false],
  ['within the line', [null], false],
])('[AR3] [EF1] the call of who was then sent %s: both sides count it alike', async (_, ways, isPassed) => {
  const id = await awaited(false)
  const passer = await stage.issue()
  await stage.world.setNow(minutesLater(3).toISOString())
  await stage.intent(stage.tablet, 'call_ticket', { ticket_id: passer, counter_id: stage.counter })
  for (const prefix of ways) {
    const service_id = stage.branch.services.find((service) => service.prefix === prefix)?.id
    const to = service_id === undefined ? { counter_id: stage.counter } : { service_id }
    const judged = await judge(
      stage,
      { name: 'transfer_ticket', kind: 'intent', args: { ticket_id: passer, to }, device: stage.tablet },
      await momentOf(stage),
    )
    expect(judged.outcome).toMatchObject({ kind: 'applied' })
    expect(differencesOf(judged)).toEqual([])
  }
  await stage.world.setNow(minutesLater(30).toISOString())
  const args = { ticket_id: id, proof: 'kiosk' }
  const judged = await judge(
    stage,
    { name: 'confirm_arrival', kind: 'fact', args, device: stage.kiosk },
    await momentOf(stage),
  )
  expect(judged.outcome).toMatchObject({ kind: 'applied', flags: [] })
  expect(differencesOf(judged)).toEqual([])
  const place = new Date((await stage.row(id)).order_at as string).toISOString()
  expect(place === minutesLater(30).toISOString()).toBe(isPassed)
})

it('[AR2] [EF1] whom a counter has put aside stays aside on both sides', async () => {
  const id = await awaited(false)
  await stage.world.root.query('update app.tickets set counter_id = $2 where id = $1', [id, stage.counter])
  const given = { name: 'confirm_arrival', kind: 'fact', args: { ticket_id: id, proof: 'kiosk' }, device: stage.kiosk }
  const judged = await judge(stage, given as Parameters<typeof judge>[1], await momentOf(stage))
  expect(judged.outcome).toMatchObject({ kind: 'applied', flags: ['no_effect'] })
  expect(differencesOf(judged)).toEqual([])
})
