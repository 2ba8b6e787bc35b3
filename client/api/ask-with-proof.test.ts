import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Ask } from './ask.ts'
import { createAskWithProof } from './ask-with-proof.ts'

const question = { path: '/api/sign-in', body: { a: 1 }, answer: z.string() }
const wanted = { ok: false, fault: { code: 'proof_required', details: { challenge: 'work' } } } as const

function answering(...answers: Awaited<ReturnType<Ask>>[]) {
  const ask = vi.fn(async () => answers.shift())
  return ask as typeof ask & Ask
}

test('work that is asked for is done, and the question asked again with its proof', async () => {
  const ask = answering(wanted, { ok: true, value: 'in' })
  const onWork = vi.fn()
  const withProof = createAskWithProof(ask, async (challenge) => `proof of ${challenge}`)
  expect(await withProof(question, onWork)).toEqual({ ok: true, value: 'in' })
  expect(onWork).toHaveBeenCalledOnce()
  expect(ask).toHaveBeenLastCalledWith({ ...question, headers: { 'x-proof': 'proof of work' } })
})

test('nobody works who is not asked to', async () => {
  const solve = vi.fn()
  const refused = { ok: false, fault: { code: 'sign_in_failed', details: {} } } as const
  expect(await createAskWithProof(answering(refused), solve)(question)).toEqual(refused)
  expect(solve).not.toHaveBeenCalled()
})

test('a proof that is not taken is not tried without end', async () => {
  const ask = answering(wanted, wanted)
  expect(await createAskWithProof(ask, async () => 'proof')(question)).toEqual(wanted)
  expect(ask).toHaveBeenCalledTimes(2)
})
