import { expect, test } from 'vitest'
import { contentDotsMax } from './printer-profile.ts'
import { printerProfiles, profileOf, proposedProfile } from './profiles.ts'

test('[TE5] every profile has its own id, and paper of whole bytes that its width can hold', () => {
  expect(new Set(printerProfiles.map(({ id }) => id)).size).toBe(printerProfiles.length)
  for (const profile of printerProfiles) {
    expect(profileOf(profile.id)).toBe(profile)
    expect(profile.widthDots % 8).toBe(0)
    // 8 dots a millimetre, and no head burns the whole width.
    expect(profile.widthDots / 8).toBeLessThan(profile.paperMm)
    expect(contentDotsMax(profile) / 8).toBeLessThanOrEqual(120)
    expect(profile.image).toBe(
      { 'esc-pos': profile.image, 'star-graphics': 'rows' }[profile.language as string] ?? 'strips',
    )
    expect(profile.language === 'star-graphics' && profile.qr === 'native').toBe(false)
  }
  expect(profileOf('of another version')).toBeUndefined()
})

test('[TE5] the plainest profile is proposed for a language and a width', () => {
  expect(proposedProfile('esc-pos', 58)?.id).toBe('escpos-58')
  expect(proposedProfile('esc-pos', 80)?.id).toBe('escpos-80')
  expect(proposedProfile('star-prnt', 58)?.id).toBe('star-58')
  expect(proposedProfile('star-graphics', 80)?.id).toBe('star-graphics-80')
  expect(proposedProfile('star-graphics', 58)).toBeUndefined()
})
