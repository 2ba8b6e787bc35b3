import { randomBytes } from 'node:crypto'
import { makeEnrolmentCode, selectorOf, showEnrolmentCode } from '../../sync/devices/enrolment-code.ts'
import type { SecretBox } from '../auth/secret-box.ts'

const CODE_BYTES = 9
/** Another code is made when the first three characters are an open one's already: one in 32768 for each of those. */
const ATTEMPTS_MAX = 8

/** What the database knows of a code: how to find it, and a keyed hash of the whole. */
export type CodeProof = { readonly selector: string; readonly mac: string }

export function codeProofOf(box: SecretBox, code: string): CodeProof {
  return { selector: selectorOf(code), mac: box.mac('enrolment', code) }
}

/** Makes a code, as it is shown, and has it stored; `store` answers null when its selector is taken. */
export async function newEnrolmentCode<Stored>(
  box: SecretBox,
  store: (proof: CodeProof) => Promise<Stored | null>,
): Promise<Stored & { code: string }> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const code = makeEnrolmentCode(randomBytes(CODE_BYTES))
    const stored = await store(codeProofOf(box, code))
    if (stored !== null) return { ...stored, code: showEnrolmentCode(code) }
  }
  throw new Error('no selector of an enrolment code is free')
}
