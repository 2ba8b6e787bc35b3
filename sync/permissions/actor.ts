import type { DeviceKind } from '../commands/define-command.ts'

export const staffRoles = ['teller', 'manager', 'admin', 'operator'] as const
export type StaffRole = (typeof staffRoles)[number]

/** Kinds of devices and roles of people. */
export type Actor = DeviceKind | StaffRole
