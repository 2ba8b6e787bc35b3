import { Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { createTotpSecret, totpStep, totpUri } from './totp.ts'

/** The secret and times of RFC 6238, appendix B, with six digits. */
const RFC = Secret.fromLatin1('12345678901234567890').base32

describe('[ID10] a code', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_234_567_890, '005924', 41_152_263],
    [20_000_000_000, '353130', 666_666_666],
  ])('is that of RFC 6238 at %i s', (seconds, code, step) => {
    expect(totpStep(RFC, code, seconds * 1_000)).toBe(step)
  })

  it('holds a step to either side, and names its own step', () => {
    const at = (seconds: number) => totpStep(RFC, '081804', seconds * 1_000)
    expect([at(1_111_111_079), at(1_111_111_080), at(1_111_111_109), at(1_111_111_110), at(1_111_111_139)]).toEqual(
      Array.from({ length: 5 }, () => 37_037_036),
    )
    expect([at(1_111_111_049), at(1_111_111_140)]).toEqual([null, null])
  })

  it.each(['', '0', '81804', '0081804', '08180４', 'abcdef', '-81804', '1e5'.repeat(2)])('is not %j', (code) =>
    expect(totpStep(RFC, code, 1_111_111_109_000)).toBeNull(),
  )
})

it('[ID10] a secret has 160 bits and an app reads it with its bank', () => {
  const secret = createTotpSecret()
  expect(Secret.fromBase32(secret).bytes).toHaveLength(20)
  expect(createTotpSecret()).not.toBe(secret)
  const uri = totpUri(secret, 'bank-a', 'amel+ops@bank.tn')
  expect(decodeURIComponent(new URL(uri).pathname)).toContain('BléSaf bank-a:amel+ops@bank.tn')
  expect(new URL(uri).searchParams.get('secret')).toBe(secret)
})
