import { expect, test } from 'vitest'
import { boardLists } from './board-lists.ts'
import { roomFor } from './room-for.ts'

const counters = ['1', '2', '3', '4']
const waits = ['cash', 'loans']
const aRoom = (hasArrival: boolean) =>
  roomFor({ shown: ['counters', 'waits', 'media'], glass: 'wide', hasArrival, hasFoot: true, labels: [] })
const turned = (room: ReturnType<typeof roomFor>, of = { counters, waits }) =>
  [0, 1, 2, 3].map((turn) => {
    const lists = boardLists(of.counters, of.waits, room, { turn, languages: 1 })
    return [lists.counters, lists.waits].map((list) => list?.items.join(' ')).join(' / ')
  })

test('[DY26] lists that have each their own place turn each for itself', () => {
  const room = aRoom(false)
  expect(turned(room)).toEqual(['1 2 / cash loans', '3 4 / cash loans', '1 2 / cash loans', '3 4 / cash loans'])
})

test('[DY28] lists that share a place come one after the other, page by page', () => {
  const room = aRoom(true)
  expect(turned(room)).toEqual(['1 2 / ', '3 4 / ', ' / cash loans', '1 2 / '])
})

test('[DY28] a list without a line takes no turn of the other', () => {
  const room = aRoom(true)
  expect(turned(room, { counters: [], waits })).toEqual(Array(4).fill(' / cash loans'))
})
