import { expect, test } from 'vitest'
import { createSecretBox } from '../auth/secret-box.ts'
import { isSetupToken, setupToken } from './setup-token.ts'

const box = createSecretBox('s'.repeat(32))
const [ours, theirs] = ['019ac000-0000-7000-8000-000000000001', '019ac000-0000-7000-8000-000000000002']

test('the setup token is the same at every start, and another for another database or secret', () => {
  const token = setupToken(box, ours)
  expect(setupToken(createSecretBox('s'.repeat(32)), ours)).toBe(token)
  expect(setupToken(box, theirs)).not.toBe(token)
  expect(setupToken(createSecretBox('t'.repeat(32)), ours)).not.toBe(token)
})

test('only the whole token is the token', () => {
  const token = setupToken(box, ours)
  expect(isSetupToken(box, ours, token)).toBe(true)
  const wrong = ['', token.slice(1), `${token}A`, setupToken(box, theirs), token.toLowerCase(), 'é'.repeat(43)]
  for (const each of wrong) expect(isSetupToken(box, ours, each)).toBe(false)
})
