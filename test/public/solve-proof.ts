import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

/** Does the work as a page would and answers the header that proves it. */
export async function solveProof(challenge: unknown): Promise<string> {
  const solution = await solveChallenge({ challenge: challenge as never, deriveKey })
  if (solution === null) throw new Error('not solved in time')
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}
