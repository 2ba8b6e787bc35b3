import { isPasswordStrong } from '../auth/password-rule.ts'
import { HttpError } from '../http/http-error.ts'

export type PasswordRule = { readonly email: string | null; readonly length_min: number }

/** Refuses a weak password with what the tenant asks for, before it costs a hash. */
export function requireStrong(password: string, { email, length_min }: PasswordRule): void {
  if (!isPasswordStrong(password, email, length_min)) {
    throw new HttpError('password_weak', 400, { details: { length_min } })
  }
}
