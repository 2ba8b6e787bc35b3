import type { OutboxRow } from '../../../../sync/outbox/outbox-row.ts'
import type { Language } from '../../../../sync/words/language.ts'
import type { Answer } from '../../../api/answer.ts'
import { refused } from '../../../api/ask.ts'
import type { Page } from '../../../app/page.ts'

type Parts = Pick<Page, 'askFile' | 'home'> & {
  /** Settles once the authority has said what became of the ticket [DP13]. */
  readonly decided: (commandId: string) => Promise<unknown>
  readonly after: (ms: number) => Promise<void>
}

/** Longer than a push takes with a server that answers; without one nobody should wait for long. */
const DECIDED_MS_MAX = 8_000

/** The page of a ticket that this tablet has issued, from the server, with the code that only this tablet can bring. */
export async function getPaper(
  { id, args }: OutboxRow,
  language: Language,
  { askFile, home, decided, after }: Parts,
): Promise<Answer<Blob>> {
  const isDecided = await Promise.race([decided(id).then(() => true), after(DECIDED_MS_MAX).then(() => false)])
  if (!isDecided) return refused('no_connection')
  const token = await home.token()
  if (token === undefined) return { ok: false, fault: { code: 'unauthenticated', details: {} } }
  if (!token.ok) return token
  return askFile({
    path: `/api/tickets/${String(args.ticket_id)}/print`,
    body: { language, secret: String(args.secret) },
    token: token.value.access_token,
    type: 'application/pdf',
  })
}
