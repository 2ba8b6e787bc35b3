import { expect, test } from 'vitest'
import { aBranch } from './a-branch.ts'
import { byTrouble, troubleOf } from './trouble-of.ts'

test('[BN5] people and no counter, a long wait, silent devices, calm, closed: in this order', () => {
  const branches = [
    aBranch({ is_open: false, counters_open: 0, devices_silent: 3 }),
    aBranch({ waiting: 3, longest_wait_s: 200 }),
    aBranch({ devices_silent: 1 }),
    aBranch({ waiting: 2, longest_wait_s: 1_800 }),
    aBranch({ waiting: 1, longest_wait_s: 60, counters_open: 0 }),
  ]
  const sorted = branches.toSorted(byTrouble).map(troubleOf)
  expect(sorted).toEqual(['nobody_serves', 'long_wait', 'silent_devices', 'calm', 'shut'])
})

test('[BN5] of two in the same trouble the one whose first has waited longer comes first, then the fuller one', () => {
  const [long, longer] = [
    aBranch({ waiting: 9, longest_wait_s: 1_900 }),
    aBranch({ waiting: 2, longest_wait_s: 4_000 }),
  ]
  expect([long, longer].toSorted(byTrouble)).toEqual([longer, long])
  const [full, empty] = [aBranch({ waiting: 4, longest_wait_s: 60 }), aBranch({ waiting: 1, longest_wait_s: 60 })]
  expect([empty, full].toSorted(byTrouble)).toEqual([full, empty])
})

test('[BN5] people wait after closing time: it is not closed to its manager', () => {
  expect(troubleOf(aBranch({ is_open: false, waiting: 1, longest_wait_s: 60 }))).toBe('calm')
})
