import { expect, it } from 'vitest'
import { createSecretBox } from '../auth/secret-box.ts'
import { createRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'

const box = createSecretBox('s'.repeat(32))
const hash = (code: string, staffId = 'a') => recoveryCodeHash(box, staffId, code)

it('[ID10] there are ten, each another, in letters that nobody mistakes', () => {
  const codes = createRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
})

it.each(['AB0D1-FGHJK', 'ab0d1fghjk', ' ab0d1 fghjk ', 'ABOD1-FGHJK', 'abodl-fghjk', 'ABODI–FGHJK'])(
  '[ID10] %j is one and the same code',
  (typed) => expect(hash(typed)).toBe(hash('AB0D1-FGHJK')),
)

it('[ID10] what is kept depends on code, person and secret', () => {
  const kept = hash('AB0D1-FGHJK')
  expect(hash('AB0D1-FGHJM')).not.toBe(kept)
  expect(hash('AB0D1-FGHJK', 'b')).not.toBe(kept)
  expect(recoveryCodeHash(createSecretBox('t'.repeat(32)), 'a', 'AB0D1-FGHJK')).not.toBe(kept)
})
