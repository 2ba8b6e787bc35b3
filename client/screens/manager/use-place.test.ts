import { expect, test } from 'vitest'
import { readPlace, sections, writePlace } from './use-place.ts'

test('every part of a branch is an address, and comes back from it', () => {
  for (const section of sections)
    expect(readPlace(writePlace({ branchId: 'one', section }))).toEqual({ branchId: 'one', section })
  expect(readPlace(writePlace({ section: 'now' }))).toEqual({ section: 'now' })
})

test('an address that nobody wrote leads to where there is something', () => {
  expect(readPlace('?part=elsewhere')).toEqual({ section: 'now' })
  expect(readPlace('?branch=one&part=elsewhere')).toEqual({ branchId: 'one', section: 'now' })
})
