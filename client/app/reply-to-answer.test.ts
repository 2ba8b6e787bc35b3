import { expect, test } from 'vitest'
import { replyToAnswer } from './reply-to-answer.ts'

test('an answer and a refusal stay what they are', () => {
  expect(replyToAnswer({ kind: 'answer', answer: 1, round_trip_ms: 5 })).toEqual({ ok: true, value: 1 })
  const refused = { kind: 'refused', code: 'code_wrong', details: { a: 1 }, retry_after_ms: undefined } as const
  expect(replyToAnswer(refused)).toEqual({ ok: false, fault: { code: 'code_wrong', details: { a: 1 } } })
  expect(replyToAnswer({ ...refused, details: undefined })).toMatchObject({ fault: { details: {} } })
})

test.each([
  ['network', 'no_connection'],
  ['timeout', 'no_connection'],
  ['fault', 'no_connection'],
  ['not_ours', 'foreign_answer'],
] as const)('unreachable by %s is told as %s', (why, code) => {
  expect(replyToAnswer({ kind: 'unreachable', why })).toEqual({ ok: false, fault: { code, details: {} } })
})
