import { PASSWORD_CHARS_MAX } from './passwords.ts'

/** The first guesses of everybody who guesses, also here. Longer lists gain little beside a length and a lock. */
const COMMON = [
  'password',
  'motdepasse',
  'azerty',
  'qwerty',
  'tunisie',
  'tunisia',
  'esperance',
  'welcome',
  'bienvenue',
  'administrator',
  '0123456789',
  '1234567890',
]
const VARIETY_MIN = 5

/** Long enough, not one of the first guesses, not made of the name that everybody knows. */
export function isPasswordStrong(password: string, email: string | null, lengthMin: number): boolean {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < lengthMin || password.length > PASSWORD_CHARS_MAX) return false
  const folded = password.toLowerCase()
  const name = email?.split('@')[0] ?? ''
  if (name.length >= 4 && folded.includes(name)) return false
  const rest = COMMON.reduce((text, guess) => text.replaceAll(guess, ''), folded)
  return new Set(characters).size >= VARIETY_MIN && rest.length >= lengthMin / 2
}
