import type { Reply } from '../../sync/ports/transport.ts'
import type { Answer } from '../api/answer.ts'

/** What a device heard, as a screen tells it. */
export function replyToAnswer<Value>(reply: Reply<Value>): Answer<Value> {
  switch (reply.kind) {
    case 'answer':
      return { ok: true, value: reply.answer }
    case 'refused': {
      const details = typeof reply.details === 'object' && reply.details !== null ? { ...reply.details } : {}
      return { ok: false, fault: { code: reply.code, details } }
    }
    case 'unreachable':
      return { ok: false, fault: { code: reply.why === 'not_ours' ? 'foreign_answer' : 'no_connection', details: {} } }
  }
}
