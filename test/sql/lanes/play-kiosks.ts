import fc from 'fast-check'
import { expect } from 'vitest'
import type { World } from '../../setup/world.ts'
import { askLanes, expectSoundGrants, sendOutbox } from './kiosk-contact.ts'
import { KioskModel } from './kiosk-model.ts'
import { loseHistory } from './lose-history.ts'

const KIOSKS_MAX = 5
const HOUR_MS = 3_600_000
const START = Date.parse('2026-11-20T08:00:00Z')

const who = fc.nat(KIOSKS_MAX - 1)
const enrol = fc.record({ kind: fc.constant('enrol' as const) })
const issue = fc.record({
  kind: fc.constant('issue' as const),
  who,
  times: fc.integer({ min: 1, max: 5 }),
  prefix: fc.constantFrom('A', 'B'),
})
const contact = fc.record({ kind: fc.constant('contact' as const), who })
/** The connection, or the size of a batch, lets through only so many. */
const batch = fc.record({ kind: fc.constant('batch' as const), who, countMax: fc.integer({ min: 1, max: 4 }) })
const heartbeat = fc.record({ kind: fc.constant('heartbeat' as const), who })
const agree = fc.record({ kind: fc.constant('agree' as const), who })
const lose = fc.record({ kind: fc.constant('lose' as const), each: fc.nat(6), withWriters: fc.boolean() })
const reopen = fc.record({ kind: fc.constant('reopen' as const), who, loses: fc.boolean() })
const wait = (hoursMax: number) =>
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: hoursMax }) })

const step = fc.oneof(
  { weight: 2, arbitrary: enrol },
  { weight: 6, arbitrary: issue },
  { weight: 4, arbitrary: contact },
  { weight: 2, arbitrary: batch },
  { weight: 3, arbitrary: heartbeat },
  { weight: 3, arbitrary: agree },
  { weight: 1, arbitrary: lose },
  { weight: 1, arbitrary: reopen },
  { weight: 4, arbitrary: wait(40) },
)
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** What happens in a branch with up to five kiosks, over up to some weeks. */
export const kioskSteps = fc.array(step, { minLength: 5, maxLength: 30, size: 'max' })

const duringWork = fc.oneof(
  { weight: 2, arbitrary: enrol },
  { weight: 6, arbitrary: issue },
  { weight: 2, arbitrary: contact },
  { weight: 1, arbitrary: agree },
)
const afterLoss = fc.oneof(
  { weight: 6, arbitrary: issue },
  { weight: 6, arbitrary: batch },
  { weight: 3, arbitrary: contact },
  { weight: 2, arbitrary: heartbeat },
  { weight: 1, arbitrary: wait(5) },
)
/** One day on which history is lost, while outboxes are full. */
export const lossSteps: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.array(duringWork, { minLength: 3, maxLength: 12, size: 'max' }),
    lose,
    fc.array(afterLoss, { minLength: 8, maxLength: 25, size: 'max' }),
  )
  .map(([before, loss, after]) => [...before, loss, ...after])

/** One branch's kiosks through a sequence of steps; what any of them prints without a letter, nobody prints again. */
export async function playKiosks(world: World, steps: readonly Step[]): Promise<void> {
  let now = START
  await world.setNow(new Date(now).toISOString())
  await world.root.query('delete from app.epochs where ordinal > 1')
  const branch = await world.addBranch()
  let epoch = 1
  const kiosks = [await KioskModel.enrol(world, branch, epoch)]
  const printed = new Set<string>()
  const contact = async (kiosk: KioskModel, countMax?: number) => {
    await sendOutbox(kiosk, now, epoch, countMax)
    await askLanes(kiosk, now, epoch)
    await expectSoundGrants(world, branch.branchId)
  }
  await contact(kiosks[0] as KioskModel)
  for (const each of steps) {
    const kiosk = 'who' in each ? kiosks[each.who % kiosks.length] : undefined
    if (each.kind === 'enrol' && kiosks.length < KIOSKS_MAX) {
      const added = await KioskModel.enrol(world, branch, epoch)
      kiosks.push(added)
      await contact(added)
    } else if (each.kind === 'wait') {
      now += each.hours * HOUR_MS
      await world.setNow(new Date(now).toISOString())
    } else if (each.kind === 'lose') epoch = await loseHistory(world, kiosks, epoch, each)
    else if (kiosk !== undefined) await act(kiosk, each)
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
    else if (each.kind === 'batch') await contact(kiosk, each.countMax)
    else if (each.kind === 'heartbeat') await askLanes(kiosk, now, epoch)
    else if (each.kind === 'agree') kiosk.acknowledge(now)
    else if (each.kind === 'reopen') {
      if (!each.loses) await sendOutbox(kiosk, now, epoch)
      await kiosk.reopen(epoch)
    }
  }
}
