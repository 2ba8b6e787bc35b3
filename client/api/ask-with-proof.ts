import { z } from 'zod'
import type { Answer } from './answer.ts'
import type { Ask, Question } from './ask.ts'

/** Does the work of a challenge; undefined when it could not be done in time. */
export type SolveProof = (challenge: unknown) => Promise<string | undefined>
export type AskWithProof = <Value>(question: Question<Value>, onWork?: () => void) => Promise<Answer<Value>>

const asked = z.object({ challenge: z.unknown() })

/** Where many ask at once the server wants some work done first: it is done, and the question asked again, once. */
export function createAskWithProof(ask: Ask, solve: SolveProof): AskWithProof {
  return async (question, onWork) => {
    const first = await ask(question)
    if (first.ok || first.fault.code !== 'proof_required') return first
    const details = asked.safeParse(first.fault.details)
    if (!details.success) return first
    onWork?.()
    const proof = await solve(details.data.challenge)
    if (proof === undefined) return first
    return ask({ ...question, headers: { ...question.headers, 'x-proof': proof } })
  }
}
