import { signedAddress } from '../../../printer/record/sign-record.ts'
import { classCode, type TicketRecord } from '../../../printer/record/ticket-record.ts'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { ticketId as asTicketId } from '../../../sync/ids.ts'
import { ticketKeyToToken } from '../../../sync/tickets/ticket-token.ts'
import type { DeviceKeys } from '../keys/device-keys.ts'
import type { TicketFacts } from './ticket-facts.ts'

/** Who signs, and where people reach the installation. */
export type TicketSigner = {
  readonly identity: IdentityValue
  readonly keys: Pick<DeviceKeys, 'sign'>
  publicAddress(): string
}

/** What the code holds, on paper and on the screen alike [KP2]: the customer's page, and behind the # sign the record with its signature. */
export function signTicket(facts: TicketFacts, { identity, keys, publicAddress }: TicketSigner): Promise<string> {
  const record: TicketRecord = {
    ...{ ticketId: facts.ticketId, branchId: identity.branch_id, deviceId: identity.device_id },
    ...{ numberDay: facts.numberDay, number: facts.number, issuedAt: facts.issuedAt },
    ...(facts.classId !== undefined && { classCode: classCode(facts.classId) }),
  }
  return signedAddress(pageOf(facts, identity, publicAddress()), record, keys.sign)
}

/** Without the secret the page opens for nobody; a counter reads the record all the same. */
function pageOf({ ticketId, secret = '' }: TicketFacts, { tenant }: IdentityValue, origin: string): string {
  const token = ticketKeyToToken({ tenantId: tenant.id, ticketId: asTicketId.parse(ticketId), secret })
  return `${origin}/t/${token}`
}
