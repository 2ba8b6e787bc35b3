import { expect, test } from 'vitest'
import { aLane, aState, aWriter } from '../numbers/a-writer.ts'
import { needsRenewal } from './needs-renewal.ts'

const until = (last_day: string) => aWriter({ state: aState({ lanes: { days: [aLane({ last_day })] } }) })

test('[PU7] a grant is renewed when its last day is near, or when there is none', () => {
  expect(needsRenewal(until('2026-11-23'), '2026-11-21')).toBe(false)
  expect(needsRenewal(until('2026-11-23'), '2026-11-22')).toBe(true)
  expect(needsRenewal(aWriter({ state: aState({ lanes: { days: [] } }) }), '2026-11-20')).toBe(true)
})

test('[PU7] a writer that the authority has not heard of contacts it anyway', () => {
  const { state: _, ...unknown } = aWriter()
  expect(needsRenewal(unknown, '2026-11-20')).toBe(false)
  expect(needsRenewal(undefined, '2026-11-20')).toBe(false)
})
