import type { Reply } from '../ports/transport.ts'
import type { PushAnswer } from '../wire/push.ts'
import { epochDetails } from './adopt-epoch.ts'
import type { PushEvent } from './push-state.ts'

/**
 * Refusals of a batch that say: it is what you sent, not when or who [PU6]. Not `unsupported`: it is about the protocol of
 * all requests, and in the middle of an update the next server that is asked may take them.
 */
const BATCH_CODES: ReadonlySet<string> = new Set(['malformed', 'too_large', 'unsupported_media_type'])

/** What a reply means to the loop. */
export function classifyReply(reply: Reply<PushAnswer>): Extract<PushEvent, { kind: 'replied' }> {
  switch (reply.kind) {
    case 'answer':
      return { kind: 'replied', reply: 'answer' }
    case 'unreachable':
      return { kind: 'replied', reply: 'unreachable', isTooSlow: reply.why === 'timeout' || reply.why === 'not_ours' }
    case 'refused':
      break
  }
  const { code, details } = reply
  if (code === 'epoch_changed' && epochDetails.safeParse(details).success) return { kind: 'replied', reply: code }
  if (code === 'sequence_gap') return { kind: 'replied', reply: code }
  if (BATCH_CODES.has(code)) return { kind: 'replied', reply: 'batch_refused', code }
  return { kind: 'replied', reply: 'refused', afterMs: reply.retry_after_ms ?? 0 }
}
