import fc from 'fast-check'
import { expect } from 'vitest'
import type { World } from '../../setup/world.ts'
import { askLanes, expectSoundGrants, sendOutbox } from './kiosk-contact.ts'
import { KioskModel } from './kiosk-model.ts'

const KIOSKS_MAX = 5
const HOUR_MS = 3_600_000
const START = Date.parse('2026-11-20T08:00:00Z')

const who = fc.nat(KIOSKS_MAX - 1)
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('enrol' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('issue' as const),
      who,
      times: fc.integer({ min: 1, max: 5 }),
      prefix: fc.constantFrom('A', 'B'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('contact' as const), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('heartbeat' as const), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('agree' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const), who, loses: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 40 }) }) },
)
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** What happens in a branch with up to five kiosks, over up to some weeks. */
export const kioskSteps = fc.array(step, { minLength: 5, maxLength: 30, size: 'max' })

/** One branch's kiosks through a sequence of steps; what any of them prints without a letter, nobody prints again. */
export async function playKiosks(world: World, steps: readonly Step[]): Promise<void> {
  let now = START
  await world.setNow(new Date(now).toISOString())
  const branch = await world.addBranch()
  const kiosks = [await KioskModel.enrol(world, branch)]
  const printed = new Set<string>()
  const contact = async (kiosk: KioskModel) => {
    await sendOutbox(kiosk, now)
    await askLanes(kiosk, now)
    await expectSoundGrants(world, branch.branchId)
  }
  await contact(kiosks[0] as KioskModel)
  for (const each of steps) {
    const kiosk = 'who' in each ? kiosks[each.who % kiosks.length] : undefined
    if (each.kind === 'enrol' && kiosks.length < KIOSKS_MAX) {
      const added = await KioskModel.enrol(world, branch)
      kiosks.push(added)
      await contact(added)
    } else if (each.kind === 'wait') {
      now += each.hours * HOUR_MS
      await world.setNow(new Date(now).toISOString())
    } else if (kiosk !== undefined) await act(kiosk, each)
  }
  for (const kiosk of kiosks) await contact(kiosk)

  async function act(kiosk: KioskModel, each: Step): Promise<void> {
    if (each.kind === 'issue') {
      for (let n = 0; n < each.times; n += 1) {
        const { day, prefix, n: number, letter } = kiosk.issue(now, each.prefix)
        const key = `${day} ${prefix}-${letter ?? ''}${number}`
        expect(printed.has(key), `${key} is printed twice`).toBe(false)
        printed.add(key)
      }
    } else if (each.kind === 'contact') await contact(kiosk)
    else if (each.kind === 'heartbeat') await askLanes(kiosk, now)
    else if (each.kind === 'agree') kiosk.acknowledge(now)
    else if (each.kind === 'reopen') {
      if (!each.loses) await sendOutbox(kiosk, now)
      await kiosk.reopen()
    }
  }
}
