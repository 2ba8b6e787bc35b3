import { type ReadRecord, readRecord } from '../../../../printer/record/read-record.ts'
import type { RecordMatter } from '../../../../printer/record/record-words.ts'
import { classCode, type TicketRecord } from '../../../../printer/record/ticket-record.ts'
import {
  type BranchKey,
  type RecordPlace,
  type Verify,
  verifyRecord,
} from '../../../../printer/record/verify-record.ts'
import { adoptTicket } from '../../../../sync/commands/adopt-ticket.ts'
import type { CommandArgs } from '../../../../sync/commands/parse-command.ts'
import { tokenToTicketKey } from '../../../../sync/tickets/ticket-token.ts'
import type { BranchDevice } from '../../../../sync/view/read-devices.ts'
import type { TicketRow } from '../../../../sync/view/view-rows.ts'

type Known = Pick<TicketRow, 'id' | 'number_day' | 'queue_day' | 'origin' | 'is_placeholder' | 'is_verified'>
export type ScanPlace = Pick<RecordPlace, 'branchId' | 'numberDays'> & {
  readonly tenantId: string
  /** The replica: what was taken in before. */
  readonly tickets: ReadonlyMap<string, Known>
  readonly classIds: readonly string[]
  readonly devices: readonly BranchDevice[]
}
export type AdoptArgs = CommandArgs<'adopt_ticket'>
export type ScanVerdict =
  | { readonly kind: 'known'; readonly ticketId: string }
  /** To be taken in, as signed or as one that could not be checked. */
  | { readonly kind: 'new'; readonly args: AdoptArgs }
  | { readonly kind: 'told'; readonly matter: RecordMatter; readonly number?: string }

/**
 * What a camera or a scanner read, judged by what this tablet knows, without a network. The token is the customer's secret
 * and is not signed: it finds a ticket that is known anyway, and goes with a new one only if it is of that ticket.
 */
export async function judgeScan(scanned: string, place: ScanPlace, verify: Verify): Promise<ScanVerdict> {
  const read = readRecord(scanned)
  if (read.kind === 'fault') return ofAddressAlone(scanned, read.fault, place)
  const keys = place.devices.flatMap((device) => keyOf(device) ?? [])
  const verdict = await verifyRecord(read.signed, { ...place, keys }, verify)
  const { record } = verdict
  const known = place.tickets.get(record.ticketId)
  if (verdict.kind === 'refused') {
    // A paper of yesterday that was taken into today's line is of today.
    const isTaken =
      verdict.why === 'other_day' && known?.queue_day === place.numberDays[0] && known?.number_day === record.numberDay
    return isTaken ? knownAs(record.ticketId) : { kind: 'told', matter: verdict.why, number: record.number }
  }
  if (known !== undefined && !(verdict.kind === 'signed' && isGuessed(known))) return knownAs(record.ticketId)
  if (verdict.kind === 'revoked') return { kind: 'told', matter: 'revoked', number: record.number }
  return { kind: 'new', args: argsOf(read, record, verdict.kind, place) }
}

const knownAs = (ticketId: string): ScanVerdict => ({ kind: 'known', ticketId })

/** Typed, or taken in unchecked: the paper itself knows more. */
const isGuessed = ({ is_placeholder, origin, is_verified }: Known): boolean =>
  is_placeholder === true || (origin === 'adopted' && is_verified === false)

const ADDRESS = /\/t\/(?<token>[A-Za-z0-9_-]+)/

/** An address without a record, or with half of one, still names its ticket to whoever knows it. */
function ofAddressAlone(scanned: string, matter: RecordMatter, { tickets, tenantId }: ScanPlace): ScanVerdict {
  const key = tokenToTicketKey(ADDRESS.exec(scanned)?.groups?.token ?? '')
  return key?.tenantId === tenantId && tickets.has(key.ticketId) ? knownAs(key.ticketId) : { kind: 'told', matter }
}

/** A device that has waited for its enrolment until now has no key, and signed nothing. */
function keyOf({ id, status, public_key }: BranchDevice): BranchKey | undefined {
  return public_key ? { deviceId: id, publicKey: public_key, status } : undefined
}

function argsOf(
  { token }: Extract<ReadRecord, { kind: 'read' }>,
  { ticketId, number, numberDay, issuedAt, deviceId, classCode: code }: TicketRecord,
  proof: 'signed' | 'unverified',
  { classIds, tenantId }: ScanPlace,
): AdoptArgs {
  const key = tokenToTicketKey(token)
  const isOwn = key?.ticketId === ticketId && key.tenantId === tenantId
  const classId = code === undefined ? undefined : classIds.find((id) => classCode(id) === code)
  return adoptTicket.args.parse({
    ticket_id: ticketId,
    number,
    number_day: numberDay,
    issued_at: new Date(issuedAt).toISOString(),
    issued_by: deviceId,
    proof,
    ...(classId !== undefined && { class_id: classId }),
    ...(isOwn && { secret: key.secret }),
  })
}
