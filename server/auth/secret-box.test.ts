import { expect, it } from 'vitest'
import { createSecretBox } from './secret-box.ts'

const box = createSecretBox('a'.repeat(48))

it('opens what it sealed, for the same use only', () => {
  const sealed = box.seal('totp', 'سرّ 1')
  expect(box.open('totp', sealed)).toBe('سرّ 1')
  expect(box.open('oidc', sealed)).toBeNull()
  expect(box.seal('totp', 'سرّ 1')).not.toBe(sealed)
})

it('opens nothing that another secret sealed, nor anything that was changed or cut', () => {
  const sealed = box.seal('totp', 'x')
  expect(createSecretBox('b'.repeat(48)).open('totp', sealed)).toBeNull()
  const bytes = Buffer.from(sealed, 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(box.open('totp', changed.toString('base64url'))).toBeNull()
  }
  expect(box.open('totp', '')).toBeNull()
})

it('makes another hash for another use', () => {
  expect(box.mac('lock', 'a')).toBe(box.mac('lock', 'a'))
  expect(box.mac('lock', 'a')).not.toBe(box.mac('address', 'a'))
})
