import { expect, test } from 'vitest'
import { mergeEvents } from './merge-events.ts'

const story = (number: string, ...events: [string, string][]) => ({
  ticket: { number },
  events: events.map(([what, time]) => ({ what, occurred_at: `2026-11-26T${time}:00+00:00` })),
})

test('[OT6] the events of both tickets are in one order, what moves nobody is left out', () => {
  const merged = mergeEvents([
    story('A-050', ['issued', '09:14'], ['noted', '09:15'], ['called', '09:20']),
    story('A-048', ['issued', '09:00'], ['parked', '09:10'], ['arrived', '09:12'], ['of a later version', '09:30']),
  ])
  expect(merged.map(({ number, name }) => `${number} ${name}`)).toEqual([
    'A-048 issued',
    'A-048 parked',
    'A-048 arrived',
    'A-050 issued',
    'A-050 called',
    'A-048 unknown',
  ])
})
