import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKioskModel } from './kiosk-model.ts'
import { createLaneAuthority, type Issued } from './lane-authority.ts'

const KIOSKS_MAX = 4
const START = 20_777
const RUNS = 400

const who = fc.nat(KIOSKS_MAX - 1)
const of = <Kind extends string>(kind: Kind) => ({ kind: fc.constant(kind) })
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ ...of('enrol') }) },
  {
    weight: 8,
    arbitrary: fc.record({ ...of('issue'), who, prefix: fc.constantFrom('A', 'B'), sees: fc.boolean() }),
  },
  { weight: 5, arbitrary: fc.record({ ...of('push'), who, fate: fc.constantFrom('heard', 'lost', 'late') }) },
  { weight: 5, arbitrary: fc.record({ ...of('ask'), who, isLate: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ ...of('hear_late'), who, newestFirst: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ ...of('answer_split'), who }) },
  { weight: 1, arbitrary: fc.record({ ...of('reboot'), who, isServerReachable: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ ...of('next_day') }) },
  { weight: 1, arbitrary: fc.record({ ...of('back_up') }) },
  { weight: 1, arbitrary: fc.record({ ...of('lose_history') }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

type Seen = { readonly splits: number; readonly lane: number; readonly spill: number; readonly epochs: number }

/** Plays it; throws where a number is printed twice or two grants have one in common. */
function play(steps: readonly Step[]): Seen {
  const authority = createLaneAuthority()
  let today = START
  const first = createKioskModel(authority, authority.enrol(today))
  first.ask(today, false)
  const kiosks = [first]
  const printed = new Map<string, Issued>()
  const seen = { splits: 0, lane: 0, spill: 0, epochs: 0 }
  for (const each of steps) {
    const kiosk = 'who' in each ? kiosks[each.who % kiosks.length] : undefined
    if (each.kind === 'enrol' && kiosks.length < KIOSKS_MAX)
      kiosks.push(createKioskModel(authority, authority.enrol(today)))
    if (each.kind === 'next_day') today += 1
    if (each.kind === 'back_up') authority.backUp()
    if (each.kind === 'lose_history') {
      authority.loseHistory(today)
      seen.epochs += 1
    }
    if (each.kind === 'issue') issue(each.prefix, each.sees, kiosk)
    if (each.kind === 'push') kiosk?.push(today, each.fate)
    if (each.kind === 'ask') kiosk?.ask(today, each.isLate)
    if (each.kind === 'hear_late') kiosk?.hearLate(each.newestFirst)
    if (each.kind === 'answer_split') kiosk?.answerSplit()
    if (each.kind === 'reboot') kiosk?.reboot(each.isServerReachable)
    expect(authority.hasOverlap()).toBe(false)
    seen.splits = Math.max(seen.splits, authority.splits())
  }
  return seen

  function issue(prefix: string, sees: boolean, kiosk: (typeof kiosks)[number] | undefined): void {
    const ofPrefix = [...printed.values()].filter((each) => each.prefix === prefix && each.day === today)
    const height = sees ? Math.max(0, ...ofPrefix.map(({ n, letter }) => (letter === '' ? n : 0))) : 0
    const issued = kiosk?.issue(today, prefix, height)
    if (issued === undefined) return
    const key = `${issued.day} ${prefix}-${issued.letter} ${issued.n}`
    expect(printed.has(key), `${key} is printed twice`).toBe(false)
    printed.set(key, issued)
    seen[issued.letter === '' ? 'lane' : 'spill'] += 1
  }
}

test('[NU1] [NU2] [NU3] [NU4] [EP3] no number is printed twice, whatever is lost, late, split, rebooted or forgotten', () => {
  const total = { splits: 0, lane: 0, spill: 0, epochs: 0 }
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 120, size: 'max' }), (steps) => {
      const seen = play(steps)
      for (const key of ['splits', 'lane', 'spill', 'epochs'] as const) total[key] += seen[key]
    }),
    { numRuns: RUNS, seed: 20261126 },
  )
  // The plays are worth something only if all of it happens in them.
  expect(total.splits).toBeGreaterThan(RUNS / 10)
  expect(total.lane).toBeGreaterThan(RUNS)
  expect(total.spill).toBeGreaterThan(RUNS)
  expect(total.epochs).toBeGreaterThan(RUNS / 4)
})
