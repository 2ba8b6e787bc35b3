import { expect, test } from 'vitest'
import { encryptPush } from './encrypt-push.ts'

/** Section 5 of RFC 8291. */
const THEIRS = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
}
const RANDOM = {
  salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
  privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
}
const BODY =
  'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN'

test('[TP6] a message is encrypted as the standard’s own example is', () => {
  expect(encryptPush('When I grow up, I want to be a watermelon', THEIRS, RANDOM).toString('base64url')).toBe(BODY)
})

test('[TP6] no two messages are alike, and what is no key of the curve is refused', () => {
  expect(encryptPush('x', THEIRS)).not.toEqual(encryptPush('x', THEIRS))
  expect(() => encryptPush('x', { ...THEIRS, p256dh: `B${'A'.repeat(86)}` })).toThrow()
})
