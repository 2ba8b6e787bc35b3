import type { Page } from 'playwright-core'
import { type Sign, signedAddress } from '../../printer/record/sign-record.ts'
import type { TicketRecord } from '../../printer/record/ticket-record.ts'
import { tenantId, ticketId } from '../../sync/ids.ts'
import { ticketKeyToToken } from '../../sync/tickets/ticket-token.ts'
import { readTable } from './page-disk.ts'

export type Paper = { readonly record: TicketRecord; readonly page: string; readonly sign: Sign }

type Identity = { device_id: string; branch_id: string; tenant: { id: string } }

const CABINET = `
  const settled = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const cabinet = await settled(indexedDB.open('blesaf'));
  const get = (key) => settled(cabinet.transaction('cabinet').objectStore('cabinet').get(key));`

/** What a kiosk's paper of a ticket says, by the kiosk's own disk and key: also with the server dead. */
export async function paperOf(kiosk: Page, number: string): Promise<Paper> {
  const outbox = await readTable(kiosk, 'outbox')
  const { args, wall_at } = outbox.findLast((row) => row.name === 'issue_ticket' && row.args.number === number)
  const identity: Identity = await kiosk.evaluate(`(async () => {${CABINET}
    const identity = await get('identity');
    cabinet.close();
    return identity;
  })()`)
  const key = { tenantId: tenantId.parse(identity.tenant.id), ticketId: ticketId.parse(args.ticket_id) }
  const { origin } = new URL(kiosk.url())
  return {
    page: `${origin}/t/${ticketKeyToToken({ ...key, secret: args.secret })}`,
    record: {
      ticketId: args.ticket_id,
      branchId: identity.branch_id,
      deviceId: identity.device_id,
      numberDay: args.number_day,
      number,
      issuedAt: typeof wall_at === 'number' ? wall_at : Date.parse(wall_at),
    },
    sign: (text) =>
      kiosk.evaluate(`(async () => {${CABINET}
        const { privateKey } = await get(${JSON.stringify(`key of ${identity.device_id}`)});
        cabinet.close();
        const signing = { name: 'ECDSA', hash: 'SHA-256' };
        const bytes = await crypto.subtle.sign(signing, privateKey, new TextEncoder().encode(${JSON.stringify(text)}));
        return btoa(String.fromCharCode(...new Uint8Array(bytes)))
          .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
      })()`),
  }
}

/** The address in its code, of the ticket as it is or changed before it was signed. */
export function addressOf({ record, page, sign }: Paper, changes: Partial<TicketRecord> = {}): Promise<string> {
  return signedAddress(page, { ...record, ...changes }, sign)
}
