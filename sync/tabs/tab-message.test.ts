import { expect, test } from 'vitest'
import { parseTabMessage, type TabMessage } from './tab-message.ts'

const status: TabMessage = {
  kind: 'status',
  version: 7,
  answer_age_ms: 0,
  equal_age_ms: null,
  server: { at: 1_790_000_000_000.5, round_trip_ms: 12 },
  is_revoked: false,
  has_too_many_writers: false,
  is_confirmed: true,
  is_away: false,
  is_in_doubt: false,
}

test.each<TabMessage>([
  { kind: 'poke', version: 0, by_person: true },
  status,
  { ...status, server: null },
  { kind: 'reload_wanted', version: 8 },
])('[LE2] %j is read as it was said', (message) => {
  expect(parseTabMessage(message)).toEqual(message)
})

test('[LE3] a field that a newer version added is passed over', () => {
  expect(parseTabMessage({ ...status, mood: 'good' })).toEqual(status)
})

test.each([
  ['nothing', undefined],
  ['a text', 'poke'],
  ['of a kind that is not known here', { kind: 'sing', version: 9 }],
  ['without version', { kind: 'poke', by_person: true }],
  ['of a version that is none', { kind: 'reload_wanted', version: 1.5 }],
  ['with an age from the future', { ...status, answer_age_ms: -1 }],
  ['with a time that is none', { ...status, server: { at: Number.NaN, round_trip_ms: 1 } }],
])('[LE3] what is %s is not heard', (_, message) => {
  expect(parseTabMessage(message)).toBeUndefined()
})
