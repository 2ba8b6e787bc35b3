import { expect, test } from 'vitest'
import type { StoryEvent } from '../../../../../sync/story/ticket-story.ts'
import { eventText, reasonText } from './event-words.ts'

const say = ((key: string, values?: Record<string, unknown>) =>
  [key, ...Object.values(values ?? {})].join(' ')) as never
const event = (what: string, reason: string | null) => ({ what, reason }) as StoryEvent

test('an arrival is told as one, with its proof in words', () => {
  expect(eventText(event('arrived', 'position'), say, 'en')).toBe('event_arrived')
  expect(reasonText(event('arrived', 'position'), say)).toBe('proof_position')
})

test('what a person wrote is quoted, and nothing where nobody wrote anything', () => {
  expect(reasonText(event('parked', 'position'), say)).toBe('reason_was position')
  expect(reasonText(event('parked', null), say)).toBeNull()
})
