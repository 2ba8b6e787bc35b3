import { beforeEach, expect, test } from 'vitest'
import { setPageLanguage } from '../../words/page-language.ts'
import { aDesk, aTicket, id, OTHER, page, press, tap } from './a-desk.tsx'

const desk = aDesk()
beforeEach(() => setPageLanguage('en'))
const serving = (more = {}) => aTicket(48, 'serving', more)

test.each([
  ['was finished elsewhere', 'A-048 was finished elsewhere.', aTicket(48, 'completed')],
  ['left by its phone', 'A-048 has left the queue', aTicket(48, 'cancelled')],
  ['ended with its day', 'A-048 ended with its day.', aTicket(48, 'expired')],
  ['was put back by whoever closed the counter', 'A-048 was put back in the queue', aTicket(48, 'waiting')],
  ['was parked', 'A-048 was parked elsewhere.', aTicket(48, 'parked')],
  ['did not come', 'A-048 was marked elsewhere', aTicket(48, 'no_show')],
])('[TC25] a ticket that %s is told in a sentence, until somebody takes it away', async (_, said, then) => {
  desk.open([serving()])
  desk.show([then])
  expect(page()).toContain(said)
  await tap('Close')
  expect(page()).not.toContain(said)
})

test('[TC25] one that the branch has no more is told, too', () => {
  desk.open([serving()])
  desk.show([])
  expect(page()).toContain('A-048 is no longer known to the branch.')
})

test('[TC25] what this tablet did itself is no loss, also once it is confirmed', async () => {
  desk.open([serving()])
  desk.show([aTicket(48, 'completed', { standing: 'pending', pendingCommands: [id(500)] })])
  desk.show([aTicket(48, 'completed')])
  expect(page()).not.toContain('A-048 was finished elsewhere')
})

test('[TC25] what was only predicted is told by the decision, not as a loss', () => {
  desk.open([aTicket(48, 'called', { standing: 'pending' })])
  desk.show([aTicket(48, 'called', { counter_id: OTHER })])
  expect(page()).not.toContain('A-048 is not here any more')
})

test('[TC25] of several at once each is told', () => {
  desk.open([serving(), aTicket(47, 'called')])
  desk.show([aTicket(48, 'waiting'), aTicket(47, 'waiting')])
  expect(page()).toContain('A-048 was put back in the queue')
  expect(page()).toContain('A-047 was put back in the queue')
})

test('[TC25] the next one that comes ends it', async () => {
  desk.open([serving(), aTicket(49, 'waiting')])
  desk.show([aTicket(48, 'expired'), aTicket(49, 'waiting')])
  await press(' ')
  await desk.write(0, { name: 'call_next' })
  desk.show([aTicket(48, 'expired'), aTicket(49, 'called', { standing: 'pending' })])
  expect(page()).not.toContain('ended with its day')
})
