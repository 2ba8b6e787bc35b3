import { expect, test } from 'vitest'
import { createSecretBox } from '../auth/secret-box.ts'
import { isMediaPass, mediaPassOf } from './media-pass.ts'

const box = createSecretBox('a secret of thirty-two characters')
const DAY_MS = 86_400_000
const NOON = Date.UTC(2026, 10, 26, 12)
const pass = mediaPassOf(box, 'bank', NOON)
const opens = (given: string | undefined, at = NOON, folder = 'bank') => isMediaPass(box, folder, given, at)

test('[DY22] a pass opens its own folder until the end of the next day', () => {
  expect([opens(pass), opens(pass, NOON + DAY_MS), opens(pass, Date.UTC(2026, 10, 27, 23, 59))]).toEqual([
    true,
    true,
    true,
  ])
  expect([opens(pass, Date.UTC(2026, 10, 28)), opens(pass, NOON - DAY_MS)]).toEqual([false, false])
})

test('[DY22] it opens no other folder, nor does anything else open this one', () => {
  expect(opens(pass, NOON, 'other')).toBe(false)
  expect(opens(pass, NOON, 'Bank')).toBe(false)
  expect(isMediaPass(createSecretBox('another secret, as long as that one'), 'bank', pass, NOON)).toBe(false)
  for (const given of [
    undefined,
    '',
    '.',
    pass.slice(0, -1),
    `${pass}x`,
    `x${pass}`,
    'é'.repeat(pass.length),
    'x'.repeat(9_999),
  ])
    expect(opens(given)).toBe(false)
})
