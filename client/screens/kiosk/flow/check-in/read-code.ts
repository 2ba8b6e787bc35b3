import { appointmentCode } from '../../../../../sync/commands/fields.ts'

export const CODE_CHARS_MAX = 12

export type ReadCode =
  | { readonly kind: 'code'; readonly code: string }
  /** The address of a ticket: whoever holds it is in the line already, or joined from afar and comes now. */
  | { readonly kind: 'ticket'; readonly token: string }
  | { readonly kind: 'unreadable' }

/**
 * The code of an appointment out of what was typed or scanned: the code itself, or an address that ends with it
 * (`…/K7F2Q9`, `…?code=K7F2Q9`, `…#K7F2Q9`).
 */
export function readCode(text: string): ReadCode {
  const trimmed = text.trim()
  const token = /\/t\/([A-Za-z0-9_-]+)/.exec(trimmed)?.[1]
  if (token !== undefined) return { kind: 'ticket', token }
  const last = /^https?:\/\//i.test(trimmed) ? trimmed.split(/[/?#=&]/).at(-1) : trimmed.replaceAll(/[\s-]/g, '')
  const code = appointmentCode.safeParse(last)
  return code.success ? { kind: 'code', code: code.data } : { kind: 'unreadable' }
}

/** Of what a scanner may have meant, on a machine of whatever keyboard, the first that is anything. */
export function readScan(readings: readonly string[]): ReadCode {
  return readings.map(readCode).find(({ kind }) => kind !== 'unreadable') ?? { kind: 'unreadable' }
}
