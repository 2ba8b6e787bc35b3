import { timingSafeEqual } from 'node:crypto'
import type { SecretBox } from '../auth/secret-box.ts'

/** The path by which servers ask the one that holds the engine. Not for clients, so it is in no document. */
export const INTERNAL_PATH = '/internal/shapes'
export const HOLD_HEADER = 'x-blesaf-hold'
const PROOF_HEADER = 'x-blesaf-proof'

type Asked = { readonly holdId: string; readonly method: string; readonly search: string }

/**
 * A proof of one question to one hold, never a secret that could be used again: who overhears it learns what it could have
 * read in the answer anyway, and nothing of other tenants.
 */
export function createHolderProof(box: Pick<SecretBox, 'mac'>) {
  const proofOf = ({ holdId, method, search }: Asked): string => box.mac('engine', `${holdId}\n${method}\n${search}`)
  return {
    headersFor: (asked: Asked): Record<string, string> => ({
      [HOLD_HEADER]: asked.holdId,
      [PROOF_HEADER]: proofOf(asked),
    }),
    isProven(headers: Headers, asked: Omit<Asked, 'holdId'>): boolean {
      const given = Buffer.from(headers.get(PROOF_HEADER) ?? '')
      const expected = Buffer.from(proofOf({ ...asked, holdId: headers.get(HOLD_HEADER) ?? '' }))
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}

export type HolderProof = ReturnType<typeof createHolderProof>
