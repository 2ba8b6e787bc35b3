import { expect, it } from 'vitest'
import { hearVersion, lookAgain, UNKNOWN_AGE } from './replica-age.ts'

it('[RE6] a replica that is equal when it hears counts from the asking', () => {
  expect(hearVersion(UNKNOWN_AGE, '12', 100, '12').equalAt).toBe(100)
})

it('[RE6] one that is behind counts from there once it has caught up, and not before', () => {
  const behind = hearVersion(hearVersion(UNKNOWN_AGE, '12', 100, '12'), '15', 5100, '12')
  expect(behind.equalAt).toBe(100)
  expect(lookAgain(behind, '14').equalAt).toBe(100)
  expect(lookAgain(behind, '15').equalAt).toBe(5100)
  expect(lookAgain(UNKNOWN_AGE, '15')).toBe(UNKNOWN_AGE)
})

it('[RE6] an older answer that comes late takes nothing back', () => {
  const equal = hearVersion(UNKNOWN_AGE, '12', 5000, '12')
  expect(hearVersion(equal, '12', 100, '12').equalAt).toBe(5000)
})
