import type { HeartbeatAnswer } from '../wire/heartbeat.ts'
import type { PushAnswer, PushRequest } from '../wire/push.ts'

/**
 * What became of a question to the server. `refused` is our server's word, in its one error shape; everything else that is
 * not an answer is `unreachable`: no connection, no time left, a proxy's page, a fault of the server. The device's token is
 * the adapter's affair; `refused(unauthenticated)` means that a fresh one was refused too.
 */
export type Reply<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly round_trip_ms: number }
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly details: unknown
      readonly retry_after_ms: number | undefined
    }
  | { readonly kind: 'unreachable'; readonly why: 'network' | 'timeout' | 'not_ours' | 'fault' }

/** Every question has a time limit of the adapter's own and settles: nothing rejects. */
export type Transport = {
  push(request: PushRequest): Promise<Reply<PushAnswer>>
  heartbeat(writer: string | undefined): Promise<Reply<HeartbeatAnswer>>
}
