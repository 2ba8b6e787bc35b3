import { expect, test } from 'vitest'
import { A_DAY, aLensDay } from '../../../../lens/a-lens-day.ts'
import { FOUND_ROWS_MAX } from '../../../../lens/lens-queries.ts'
import { plainFind } from '../../../../lens/plain-answers.ts'
import { findInRows } from './find-in-rows.ts'
import { searchOf } from './search-of.ts'

test.each([
  ['', undefined],
  [' - ', undefined],
  ['a48', { number: 'A48' }],
  ['A-048', { number: 'A-048' }],
  ['٤٨', { number: '48' }],
  ['048', { number: '048', phone: '048' }],
  ['98 123 456', { phone: '98123456' }],
  ['+216 98123456', { phone: '21698123456' }],
])('[SE1] “%s” asks for %o', (typed, search) => {
  expect(searchOf(typed)).toEqual(search)
})

const day = aLensDay('search', 120)
const days = { first_day: A_DAY.yesterday, last_day: A_DAY.today }
const someone = day.tickets.find(({ contact_phone }) => contact_phone != null)
test.each([
  ['a number in its series', { number: '48' }],
  ['zeros before it', { number: '0048' }],
  ['the beginning of a printed number', { number: 'B1' }],
  ['a number of a writer', { number: 'AX1' }],
  ['the last digits of a phone', { phone: someone?.contact_phone?.slice(-3) ?? '' }],
])('[SE2] rows are found as the rule finds them, by %s', (_, wanted) => {
  const found = findInRows(day.tickets, { ...days, ...wanted })
  expect(found.length).toBeGreaterThan(0)
  expect(found).toEqual(plainFind(day.tickets, { branch_id: day.branchId, ...days, ...wanted }, FOUND_ROWS_MAX))
})

test('[SE2] one that was typed in without its record is found by its digits, too', () => {
  const [row] = day.tickets
  if (row === undefined) throw new Error('there are tickets')
  const placeholder = { ...row, number: 'A-077', sequence_n: 0 }
  for (const number of ['77', 'a77', 'A-٠٧٧']) expect(findInRows([placeholder], { ...days, number })).toHaveLength(1)
  for (const number of ['-', 'Z']) expect(findInRows([placeholder], { ...days, number })).toEqual([])
})
