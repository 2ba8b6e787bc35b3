import type { ErrorCode } from '../../sync/errors/codes.ts'

/** What can go wrong before there is an answer of ours; their words are the page's own. */
export const ownFaults = ['no_connection', 'foreign_answer', 'unreadable'] as const
export type OwnFault = (typeof ownFaults)[number]

/** Why something did not happen: one shape, whoever refused. A newer server may know codes that we do not. */
export type Fault = {
  readonly code: ErrorCode | OwnFault | (string & {})
  readonly details: Readonly<Record<string, unknown>>
  /** For support to find it in the logs. */
  readonly requestId?: string
}

/** Expected either way, so nothing is thrown. */
export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: Fault }
