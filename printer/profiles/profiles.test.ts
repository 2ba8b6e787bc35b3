import { expect, test } from 'vitest'
import { contentDotsMax } from './printer-profile.ts'
import { printerProfiles, profileOf } from './profiles.ts'

test('[TE5] every profile has its own id, and paper of whole bytes that its width can hold', () => {
  expect(new Set(printerProfiles.map(({ id }) => id)).size).toBe(printerProfiles.length)
  for (const profile of printerProfiles) {
    expect(profileOf(profile.id)).toBe(profile)
    expect(profile.widthDots % 8).toBe(0)
    // 8 dots a millimetre, and no head burns the whole width.
    expect(profile.widthDots / 8).toBeLessThan(profile.paperMm)
    expect(contentDotsMax(profile) / 8).toBeLessThanOrEqual(120)
    expect(profile.language === 'esc-pos' || profile.image === 'strips').toBe(true)
  }
  expect(profileOf('of another version')).toBeUndefined()
})
