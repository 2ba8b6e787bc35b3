import { PASSWORD_CHARS_MAX } from '../auth/passwords.ts'
import { textField } from '../http/text-field.ts'

/** A password, chosen or shown: by one rule, so that nobody chooses one that no sign-in takes. */
export const passwordField = textField(PASSWORD_CHARS_MAX)
