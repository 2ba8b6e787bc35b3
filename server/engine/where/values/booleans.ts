import { invalidText } from '../evaluation-error.ts'
import { trimSpace } from './trim-space.ts'

const WORDS: readonly (readonly [word: string, value: boolean, lengthMin: number])[] = [
  ['true', true, 1],
  ['yes', true, 1],
  ['on', true, 2],
  ['1', true, 1],
  ['false', false, 1],
  ['no', false, 1],
  ['off', false, 2],
  ['0', false, 1],
]

/** Any beginning of the words that is not ambiguous will do, as in Postgres. */
export function parseBoolean(text: string): boolean {
  const wanted = trimSpace(text).toLowerCase()
  const found = WORDS.find(([word, , lengthMin]) => wanted.length >= lengthMin && word.startsWith(wanted))
  if (found === undefined) throw invalidText('bool', text)
  return found[1]
}
