import { expect, test } from 'vitest'
import { ticketId } from '../queue/a-waiting-ticket.ts'
import { aStory, called, minute } from './a-story.ts'
import { fieldsBefore } from './fields-before.ts'
import { parseStory } from './ticket-story.ts'

const event = {
  ordinal: 2,
  what: 'called',
  occurred_at: '2026-11-20T08:30:00.000123+00:00',
  recorded_at: '2026-11-20T08:30:01+00:00',
  patch: { state: 'called', called_at: '2026-11-20T08:30:00+00:00' },
  staff_id: null,
  device_id: ticketId(5),
  command_id: ticketId(6),
  reason: null,
  flags: ['late'],
  late: true,
}
const ticket = { id: ticketId(1), number: 'A-001', queued_at: '2026-11-20T08:00:00+00:00', from_later: 1 }

test('[EO3] a story has its instants in milliseconds, and its events in the order in which they were appended', () => {
  const story = parseStory({ ticket, events: [event, { ...event, ordinal: 1, what: 'of_later' }] })
  expect(story?.ticket).toMatchObject({ id: ticketId(1), queued_at: minute(0) })
  expect(story?.events?.map(({ ordinal }) => ordinal)).toEqual([1, 2])
  expect(story?.events?.[1]).toMatchObject({ occurred_at: minute(30) + 0.123, patch: { called_at: minute(30) } })
})

test('[EO3] an event that cannot be read is left out; what is no story is none', () => {
  const broken = [null, {}, { ...event, occurred_at: 'yesterday' }, { ...event, patch: [] }, { ...event, ordinal: '1' }]
  expect(parseStory({ ticket, events: [...broken, event] })?.events).toHaveLength(1)
  for (const answer of [
    undefined,
    null,
    '',
    [],
    { ticket },
    { ticket: {}, events: [] },
    { ticket: { id: 5 }, events: [] },
  ]) {
    expect(parseStory(answer)).toBeUndefined()
  }
})

test('[EO4] events up to a moment of recording give the ticket as it was known then', () => {
  const story = aStory(1, {}, called(20), {
    minute: 15,
    recorded_at: minute(25),
    what: 'noted',
    patch: { origin: 'kiosk' },
  })
  expect(fieldsBefore(story, minute(0))).toBeUndefined()
  expect(fieldsBefore(story, minute(19))?.state).toBe('waiting')
  expect(fieldsBefore(story, minute(20))).toMatchObject({ state: 'called' })
  expect(fieldsBefore(story, minute(24))).not.toHaveProperty('origin')
  expect(fieldsBefore(story, minute(25))).toMatchObject({ origin: 'kiosk' })
})
