/** What the paper itself says of a ticket: enough to take it into a branch that never heard of it, and nothing personal. */
export type TicketRecord = {
  readonly ticketId: string
  readonly branchId: string
  readonly deviceId: string
  /** The day that the number is unique on, as printed: `2026-11-26`. */
  readonly numberDay: string
  readonly number: string
  /** Which priority class, without its name (`classCode`); absent for none. */
  readonly classCode?: string
  /** Milliseconds of the Unix epoch; the paper keeps whole seconds. */
  readonly issuedAt: number
}

/** Its own signature goes with it, and the text that was signed. */
export type SignedRecord = { readonly record: TicketRecord; readonly text: string; readonly signature: string }

/**
 * Four bytes of a class's id: among the few classes of a branch that is one and no other, and whoever reads it without the
 * branch's configuration learns nothing.
 */
export function classCode(classId: string): string {
  return classId.replaceAll('-', '').slice(-8)
}
