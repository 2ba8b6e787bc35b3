import { expect, test } from 'vitest'
import { solveProof } from '../../client/api/solve-proof.ts'
import { createSecretBox } from '../../server/auth/secret-box.ts'
import { createProofs } from '../../server/limits/proofs.ts'

const proofs = createProofs({
  box: createSecretBox('s'.repeat(48)),
  now: () => 1_000_000,
  useProof: async () => true,
})

test('what a page computes is what the server asked for, and for nothing else', async () => {
  const proof = await solveProof(await proofs.challengeFor('sign_in'))
  expect(await proofs.take('enrol', proof)).toBe(false)
  expect(await proofs.take('sign_in', proof)).toBe(true)
})

test('what is no challenge is not worked on', async () => {
  expect(await solveProof({ parameters: 'x' })).toBeUndefined()
  expect(await solveProof(undefined)).toBeUndefined()
})
