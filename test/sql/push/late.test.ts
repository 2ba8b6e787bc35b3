import { afterAll, beforeAll, expect, it } from 'vitest'
import { Stage } from '../stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

const flagsOf = async (age_ms: number): Promise<string[] | undefined> => {
  const answer = await stage.world.push(stage.kiosk, [stage.issueCommand({ age_ms })])
  return answer.results[0]?.outcome.flags
}

it('a fact that reaches the authority more than a minute after it happened is late', async () => {
  expect(await flagsOf(120_000)).toContain('late')
})

it('a fact on a slow network is not', async () => {
  expect(await flagsOf(30_000)).not.toContain('late')
})

it('a fact made under a configuration that is over says so, whatever it is about', async () => {
  const id = await stage.issue()
  const note = { name: 'note_ticket', kind: 'fact' as const, args: { ticket_id: id, text: 'x' } }
  const old = await stage.world.push(stage.tablet, [{ ...note, config_version: 0 }])
  expect(old.results[0]?.outcome.flags).toEqual(['old_configuration'])
  const present = await stage.world.push(stage.tablet, [{ ...note, config_version: 1 }])
  expect(present.results[0]?.outcome.flags).toEqual([])
})
