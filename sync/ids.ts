import { z } from 'zod'

// The nil and the max uuid are refused: both are what broken code sends, never what a generator makes.
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** Lower-cased, so that ids compare as plain strings on a device exactly as uuids do in Postgres. */
const uuid = z.string().regex(uuidPattern).toLowerCase()

export const tenantId = uuid.brand<'TenantId'>()
export type TenantId = z.output<typeof tenantId>

export const branchId = uuid.brand<'BranchId'>()
export type BranchId = z.output<typeof branchId>

export const serviceId = uuid.brand<'ServiceId'>()
export type ServiceId = z.output<typeof serviceId>

export const classId = uuid.brand<'ClassId'>()
export type ClassId = z.output<typeof classId>

export const counterId = uuid.brand<'CounterId'>()
export type CounterId = z.output<typeof counterId>

export const staffId = uuid.brand<'StaffId'>()
export type StaffId = z.output<typeof staffId>

export const sessionId = uuid.brand<'SessionId'>()
export type SessionId = z.output<typeof sessionId>

export const deviceId = uuid.brand<'DeviceId'>()
export type DeviceId = z.output<typeof deviceId>

export const writerId = uuid.brand<'WriterId'>()
export type WriterId = z.output<typeof writerId>

export const commandId = uuid.brand<'CommandId'>()
export type CommandId = z.output<typeof commandId>

export const ticketId = uuid.brand<'TicketId'>()
export type TicketId = z.output<typeof ticketId>

export const appointmentId = uuid.brand<'AppointmentId'>()
export type AppointmentId = z.output<typeof appointmentId>

export const splitId = uuid.brand<'SplitId'>()
export type SplitId = z.output<typeof splitId>
