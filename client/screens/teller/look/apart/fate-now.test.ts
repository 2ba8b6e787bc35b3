import { expect, test } from 'vitest'
import type { View } from '../../../../../sync/device/device.ts'
import type { OutboxRow } from '../../../../../sync/outbox/outbox-row.ts'
import { tellerApartEn } from '../../../../words/teller-apart/en.ts'
import type { Say } from '../../../../words/use-words.ts'
import { fateNow } from './fate-now.ts'
import { outcomeSentences } from './outcome-sentences.ts'

const HERE = 'here'
const row = (more: Record<string, unknown> = {}) =>
  ({
    ...{ name: 'call_ticket', kind: 'fact', args: { ticket_id: 'one', counter_id: HERE } },
    ...{ outcome: { kind: 'applied', flags: ['late'], ticket_id: 'one' }, ...more },
  }) as unknown as OutboxRow
const viewOf = (flags: readonly string[], counterId = HERE) =>
  ({
    tickets: new Map([['one', { flags, counter_id: counterId }]]),
    counters: new Map([['there', { label: '2' }]]),
  }) as unknown as View
const say = ((key, { label = '' } = {}) =>
  tellerApartEn[key as 'double_with'].replace('{label}', String(label))) as Say<typeof tellerApartEn>

test('[AP3] a call that was judged first is told as different once another counter’s call of the ticket is known', () => {
  expect(fateNow(row(), viewOf([]).tickets)).toBe('applied')
  expect(outcomeSentences(row(), viewOf([]), say, 'en')).toEqual([])
  expect(fateNow(row(), viewOf(['double_call']).tickets)).toBe('corrected')
  expect(outcomeSentences(row(), viewOf(['double_call']), say, 'en')).toEqual(['Called at two counters.'])
})

test('[AP3] where the ticket went to the other counter in the end, that counter is named', () => {
  expect(outcomeSentences(row(), viewOf(['double_call'], 'there'), say, 'en')).toEqual([
    'Called at two counters.',
    'Also called at counter 2.',
  ])
})

test('[AP3] a service that was judged first is told once another counter’s of the same ticket is known', () => {
  const start = row({ name: 'start_service' })
  expect(fateNow(start, viewOf(['double_service']).tickets)).toBe('corrected')
  expect(outcomeSentences(start, viewOf(['double_service', 'took_over'], 'there'), say, 'en')).toEqual([
    'Served at two counters.',
    'Also served at counter 2.',
  ])
})

test.each(['call_ticket', 'start_service'])(
  '[AP3] a %s whose ticket another counter took over names that one',
  (name) => {
    const view = viewOf(['took_over'], 'there')
    expect(fateNow(row({ name }), view.tickets)).toBe('corrected')
    expect(outcomeSentences(row({ name }), view, say, 'en')).toEqual(['Counter 2 took it over.'])
    expect(fateNow(row({ name }), viewOf(['took_over']).tickets)).toBe('applied')
  },
)

test('[AP3] only what both did is told so: what else was done with the ticket, and what is not decided, is as it was', () => {
  const { tickets } = viewOf(['double_call'])
  expect(fateNow(row({ name: 'complete_service' }), tickets)).toBe('applied')
  expect(fateNow(row({ outcome: undefined }), tickets)).toBe('pending')
  expect(fateNow(row({ outcome: { kind: 'rejected', code: 'stale' } }), tickets)).toBe('rejected')
})
