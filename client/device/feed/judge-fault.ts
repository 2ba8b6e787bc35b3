import { FetchError } from '@electric-sql/client'
import { z } from 'zod'
import type { Reply } from '../../../sync/ports/transport.ts'

/** No token was to be had. */
export class TokenFault extends Error {
  override readonly name = 'TokenFault'
  readonly reply: Exclude<Reply<string>, { kind: 'answer' }>

  constructor(reply: Exclude<Reply<string>, { kind: 'answer' }>) {
    super('no token was to be had')
    this.reply = reply
  }
}

/** What ended a request of a stream, after the library's own tries. */
export type Verdict =
  /** The first one: a fresh one may serve. */
  | { readonly kind: 'token_refused' }
  /** Our server's word: somebody has to do something first. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unreachable' }

const refusal = z.object({ code: z.string() })

export function judgeFault(error: unknown, hasFreshToken: boolean): Verdict {
  if (error instanceof TokenFault)
    return error.reply.kind === 'refused' ? { kind: 'refused', code: error.reply.code } : { kind: 'unreachable' }
  if (!(error instanceof FetchError) || error.status >= 500) return { kind: 'unreachable' }
  const found = refusal.safeParse(error.json)
  // A proxy's page says nothing about us.
  if (!found.success) return { kind: 'unreachable' }
  return error.status === 401 && !hasFreshToken ? { kind: 'token_refused' } : { kind: 'refused', code: found.data.code }
}
