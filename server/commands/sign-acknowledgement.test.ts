import { expect, it } from 'vitest'
import { createAcknowledgementSigner } from './sign-acknowledgement.ts'

const device = '7d0c7f0e-3a38-4cf0-8a0e-2f0f6f0b7a11'
const writer = '0b3d8b1e-8f0a-4c6e-9a51-0a4d3a4d0c01'

it('an acknowledgement of ours is known again from its device, one with any other field is not', () => {
  const signer = createAcknowledgementSigner('a secret that is long enough to be one')
  const ours = signer.sign(device, 1, writer, 7)
  expect(signer.isOurs(device, ours)).toBe(true)
  expect(signer.isOurs(writer, ours)).toBe(false)
  expect(signer.isOurs(device, { ...ours, seq: 8 })).toBe(false)
  expect(signer.isOurs(device, { ...ours, epoch: 2 })).toBe(false)
  expect(signer.isOurs(device, { ...ours, signature: '' })).toBe(false)
  expect(createAcknowledgementSigner('another secret that is long enough').isOurs(device, ours)).toBe(false)
})
