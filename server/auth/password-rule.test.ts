import { expect, it } from 'vitest'
import { isPasswordStrong } from './password-rule.ts'

it.each(['correct horse battery', 'حصان صحيح بطارية', 'Zq7-flamingo'])('%j will do', (password) =>
  expect(isPasswordStrong(password, 'amel@bank.tn', 10)).toBe(true),
)

it.each([
  ['too short', 'Zq7-flami'],
  ['of few different characters', 'aaaaabbbbbaaaa'],
  ['a first guess and little more', 'motdepasse1'],
  ['two first guesses', 'azertyqwerty12'],
  ['the name that everybody knows', 'amelamel-2026'],
  ['longer than anybody types', 'x1'.repeat(101)],
])('one that is %s will not', (_, password) => expect(isPasswordStrong(password, 'amel@bank.tn', 10)).toBe(false))
