import { z } from 'zod'

const BODY_BYTES_MAX = 16_384

const problems = z.object({ message: z.literal('Invalid request'), errors: z.record(z.string(), z.array(z.string())) })
export type Problems = Readonly<Record<string, readonly string[]>>

/** What a client says itself, so that it may hear what is wrong with it. */
const OWN = new Set(['offset', 'handle', 'live', 'live_sse', 'cursor', 'log'])

/** What a 400 says when it speaks of nothing but the client's own words; undefined when it is about ours. */
export async function ownProblems(answer: Response): Promise<Problems | undefined> {
  const text = await answer.text()
  if (text.length > BODY_BYTES_MAX) return undefined
  try {
    const { errors } = problems.parse(JSON.parse(text))
    const names = Object.keys(errors)
    const isOwn = names.length > 0 && names.every((name) => OWN.has(name))
    return isOwn ? errors : undefined
  } catch {
    // Not JSON, or not of this shape: no text of that kind is for a client.
    return undefined
  }
}
