import type { ErrorCode } from './codes.ts'

/** Why a fact was set aside for a manager to look at, instead of being applied. */
export const quarantineReasons = [
  'malformed',
  'unknown_reference',
  'too_many_commands',
  'device_revoked',
  'not_allowed',
  'internal',
] as const satisfies readonly ErrorCode[]
export type QuarantineReason = (typeof quarantineReasons)[number]
