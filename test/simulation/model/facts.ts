/** What devices and authority are seen to do, in the words in which the model hears of it. */
export type Row = Readonly<Record<string, unknown>>
/** As a disk says what a transaction changed. */
export type DiskChange = {
  readonly table: string
  readonly put: readonly unknown[]
  readonly deleted: readonly unknown[]
  readonly cleared?: unknown
}
export type Violation = { readonly id: string; readonly step: number; readonly what: string }
/** Says that something is not as the rule of that id has it. */
export type AddViolation = (rule: string, what: string) => void
export type Who = {
  readonly name: string
  readonly kind: string
  readonly deviceId: string
  readonly audience: 'public' | 'staff'
  /** Since it was started a push has been answered, or could not be. */
  readonly hasAsked: boolean
}

export type Command = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly args: Row
  readonly deviceId: string
  readonly by: string
  readonly atStep: number
  readonly at: number
  /** The disk on which it lay was set back or thrown away before the authority had it. */
  isLost: boolean
}
export type Paper = {
  readonly at: number
  readonly ticketId: string
  readonly day: string
  readonly number: string
  readonly commandId: string
  readonly by: string
  readonly atStep: number
}
