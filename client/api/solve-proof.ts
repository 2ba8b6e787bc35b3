import type { Challenge } from 'altcha-lib/types'
import { z } from 'zod'

const challengeShape = z.object({ parameters: z.record(z.string(), z.unknown()), signature: z.string() })

/** A second or so on a phone of 2019; loaded only by who is asked for it. The work itself is done beside the page. */
export async function solveProof(challenge: unknown): Promise<string | undefined> {
  const read = challengeShape.safeParse(challenge)
  if (!read.success) return undefined
  const [{ solveChallenge }, { deriveKey }] = await Promise.all([
    import('altcha-lib'),
    import('altcha-lib/algorithms/web/pbkdf2'),
  ])
  const solution = await solveChallenge({ challenge: read.data as unknown as Challenge, deriveKey })
  return solution === null ? undefined : btoa(JSON.stringify({ challenge: read.data, solution }))
}
