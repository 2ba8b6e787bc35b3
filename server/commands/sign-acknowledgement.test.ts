import { expect, it } from 'vitest'
import { createAcknowledgementSigner } from './sign-acknowledgement.ts'

const writer = '0b3d8b1e-8f0a-4c6e-9a51-0a4d3a4d0c01'

it('an acknowledgement of ours is known again, one with any other field is not', () => {
  const signer = createAcknowledgementSigner('a secret that is long enough to be one')
  const ours = signer.sign(1, writer, 7)
  expect(signer.isOurs(ours)).toBe(true)
  expect(signer.isOurs({ ...ours, seq: 8 })).toBe(false)
  expect(signer.isOurs({ ...ours, epoch: 2 })).toBe(false)
  expect(signer.isOurs({ ...ours, signature: '' })).toBe(false)
  expect(createAcknowledgementSigner('another secret that is long enough').isOurs(ours)).toBe(false)
})
