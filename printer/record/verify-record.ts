import type { SignedRecord, TicketRecord } from './ticket-record.ts'

/** As a device's public half is known in the branch's configuration. */
export type BranchKey = {
  readonly deviceId: string
  readonly publicKey: { readonly kty: string; readonly crv: string; readonly x: string; readonly y: string }
  /** `retired`: replaced, and right for what it signed before. `revoked`: taken back, because someone else may have it. */
  readonly status: 'active' | 'retired' | 'revoked'
}

/** Whether this key signed this text; the signature in base64url. */
export type Verify = (publicKey: BranchKey['publicKey'], text: string, signature: string) => Promise<boolean>

/** Where and when the paper is shown. */
export type RecordPlace = {
  readonly branchId: string
  /** Days whose numbers still count: today, and yesterday where the branch works past midnight. */
  readonly numberDays: readonly string[]
  readonly keys: readonly BranchKey[]
}

/**
 * `unverified`: the branch's configuration here does not know the device (yet): the ticket may be taken, and is marked.
 * `revoked`: signed by a key that was taken back: only a ticket that is known anyway, or a manager, helps.
 */
export type RecordVerdict =
  | { readonly kind: 'signed' | 'unverified' | 'revoked'; readonly record: TicketRecord }
  | { readonly kind: 'refused'; readonly why: 'forged' | 'other_branch' | 'other_day'; readonly record: TicketRecord }

/** The branch first: keys of another branch are not known here, and its paper is no forgery. */
export async function verifyRecord(
  { record, text, signature }: SignedRecord,
  { branchId, numberDays, keys }: RecordPlace,
  verify: Verify,
): Promise<RecordVerdict> {
  if (record.branchId !== branchId) return { kind: 'refused', why: 'other_branch', record }
  const own = keys.filter(({ deviceId }) => deviceId === record.deviceId)
  // A device that was enrolled anew has an older key, too: the one that signed decides.
  for (const key of own) {
    if (!(await verify(key.publicKey, text, signature))) continue
    if (!numberDays.includes(record.numberDay)) return { kind: 'refused', why: 'other_day', record }
    return { kind: key.status === 'revoked' ? 'revoked' : 'signed', record }
  }
  if (own.length > 0) return { kind: 'refused', why: 'forged', record }
  if (!numberDays.includes(record.numberDay)) return { kind: 'refused', why: 'other_day', record }
  return { kind: 'unverified', record }
}
