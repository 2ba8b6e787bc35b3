import { expect, it } from 'vitest'
import { hashPassword, isPassword } from './passwords.ts'

it('[ID7] a password opens its own hash only, argon2id with a salt of its own', async () => {
  const made = await hashPassword('correct horse')
  expect(made).toMatch(/^\$argon2id\$v=19\$m=32768,t=2,p=1\$/)
  expect(await hashPassword('correct horse')).not.toBe(made)
  expect(await isPassword(made, 'correct horse')).toBe(true)
  expect(await isPassword(made, 'correct horsf')).toBe(false)
  expect(await isPassword(made, '')).toBe(false)
})

it('[ID7] typed on another keyboard it is the same one', async () => {
  expect(await isPassword(await hashPassword('cafe\u0301 au lait'), 'caf\u00e9 au lait')).toBe(true)
})

it('[ID7] no hash and a broken hash open for nobody', async () => {
  for (const hash of [null, '', 'x', '$argon2id$v=19$m=1,t=1,p=1$AAAA$AAAA'])
    expect(await isPassword(hash, 'x')).toBe(false)
})
