import { textField } from './text-field.ts'

/** What turns the words around it about: it would make one name look like another. Plain marks of direction may stay. */
const OVERRIDE = /[\u202a-\u202e\u2066-\u2069]/u
const LETTER = /[\p{L}\p{N}]/u

/** A name that people read: with a letter in it, composed, so that the same name is the same text. */
export const nameField = (max: number) =>
  textField(max)
    .normalize('NFC')
    .max(max)
    .refine((name) => LETTER.test(name) && !OVERRIDE.test(name), { error: 'no name' })
