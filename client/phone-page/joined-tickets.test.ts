import { expect, test } from 'vitest'
import { forgetJoined, joinedTicket, keepJoined, phoneShelf } from './joined-tickets.ts'

test('one ticket per branch is remembered, a few branches at most, and nothing where storage is forbidden', () => {
  const kept = new Map<string, string>()
  const shelf = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  }
  for (let n = 0; n < 8; n += 1) keepJoined(shelf, { branch: `b${n}`, token: 't', number: `A-${n}` })
  keepJoined(shelf, { branch: 'b7', token: 't', number: 'A-9' })
  expect([joinedTicket(shelf, 'b7')?.number, joinedTicket(shelf, 'b3')?.number, joinedTicket(shelf, 'b2')]).toEqual([
    ...['A-9', 'A-3', undefined],
  ])
  forgetJoined(shelf, 'b7')
  expect(joinedTicket(shelf, 'b7')).toBeUndefined()
  kept.set('blesaf.joined', '[{"branch": 1}, null')
  expect(joinedTicket(shelf, 'b3')).toBeUndefined()
  const forbidden = () => {
    throw new Error('forbidden')
  }
  expect(() =>
    keepJoined({ getItem: forbidden, setItem: forbidden }, { branch: 'b', token: 't', number: 'n' }),
  ).not.toThrow()
  // Where there is no storage at all, even its name throws.
  expect([joinedTicket(phoneShelf, 'b'), keepJoined(phoneShelf, { branch: 'b', token: 't', number: 'n' })]).toEqual([
    ...[undefined, undefined],
  ])
})
