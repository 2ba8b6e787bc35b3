import { expect, test } from 'vitest'
import { ticketId } from '../../../sync/ids.ts'
import { readPaper } from './read-paper.ts'

const TODAY = '2026-11-26'
const id = (n: number) => ticketId.parse(`00000000-0000-4000-8000-00000000000${n}`)
const ticket = (n: number, number: string, number_day = TODAY) => ({ id: id(n), number, number_day })
const tickets = [
  ticket(1, 'A-048'),
  ticket(2, 'B-012'),
  ticket(3, 'A-012'),
  ticket(4, 'A-X07'),
  ticket(5, 'A-050', '2026-11-25'),
]
const read = (text: string) => readPaper(text, { tickets, today: TODAY, prefixes: ['A', 'B', 'AB'], digits: 3 })
const known = (n: number) => ({ kind: 'ticket', id: id(n) })

test.each(['A-048', 'a-48', 'a48', ' A 048 ', '48', '٤٨', 'A-٠٤٨'])('%s is the ticket that is known here', (text) => {
  expect(read(text)).toEqual(known(1))
})

test('digits alone that two tickets have, or that nobody has, need the letter', () => {
  expect(read('12')).toEqual({ kind: 'several' })
  expect(read('99')).toEqual({ kind: 'several' })
  expect(read('b12')).toEqual(known(2))
})

test('a number with the letter of a device is read with and without the hyphen', () => {
  expect(read('A-X07')).toEqual(known(4))
  expect(read('ax7')).toEqual(known(4))
})

test('a number of no ticket here is told as it is printed; one of yesterday is not today’s', () => {
  expect(read('A-99')).toEqual({ kind: 'unknown_number', number: 'A-099' })
  expect(read('A-050')).toEqual({ kind: 'unknown_number', number: 'A-050' })
  expect(read('A-1000')).toEqual({ kind: 'unknown_number', number: 'A-1000' })
})

test('the longer prefix is meant where letters could be of two', () => {
  expect(read('AB7')).toEqual({ kind: 'unknown_number', number: 'AB-007' })
})

test('what no service here prints is no number', () => {
  for (const text of ['', 'Z-12', 'hello', 'A-', 'A-0', '1234567', 'A-12-3'])
    expect(read(text)).toEqual({ kind: 'no_number' })
})
