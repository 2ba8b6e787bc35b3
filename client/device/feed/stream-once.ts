import { type Message, ShapeStream, type ShapeStreamOptions } from '@electric-sql/client'
import type { ShapeName } from '../../../sync/permissions/shapes.ts'
import type { FeedEvent, FeedPosition } from '../../../sync/ports/shape-feed.ts'
import { eventsOf } from './events-of.ts'
import type { FeedOptions } from './feed-options.ts'
import { judgeFault, TokenFault } from './judge-fault.ts'
import { compareOffsets } from './stream-offset.ts'

/** Short enough that a branch is live again soon after an outage, long enough that all its devices do not come at once. */
const BACKOFF = { initialDelay: 500, maxDelay: 10_000, multiplier: 2 }
const SERVER_FAULT = 500

export type StreamEnd = 'refused' | 'fault'
export type StreamOptions = FeedOptions & {
  readonly shape: ShapeName
  readonly from: FeedPosition | undefined
  /** Rejects when it was not taken: then this stream ends. */
  take(event: FeedEvent): Promise<void>
  /** Called once, unless it was ended from outside. */
  onEnd(end: StreamEnd): void
}
export type Streaming = {
  end(): void
  /** Asks at once, instead of waiting for an answer that may never come. */
  refresh(): void
}

/** One stream of the library, from a position until the library gives it up or an event is not taken. */
export function streamOnce(options: StreamOptions): Streaming {
  const { shape, from, take } = options
  const ended = new AbortController()
  let token = ''
  let hasFreshToken = false
  let seen = from

  function end(how: StreamEnd): void {
    if (ended.signal.aborted) return
    ended.abort()
    options.onEnd(how)
  }

  /** What is told aside of the rows; a disk that does not take it ends the stream as any event would. */
  function tell(event: FeedEvent): Promise<void> {
    return ended.signal.aborted ? Promise.resolve() : take(event).catch(() => end('fault'))
  }

  async function authorization(): Promise<string> {
    const given = await options.token.current()
    if (given.kind !== 'answer') throw new TokenFault(given)
    token = given.answer
    return `Bearer ${token}`
  }

  async function fetchClient(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    try {
      const response = await options.fetch(input, init)
      if (response.status >= SERVER_FAULT) void tell({ kind: 'unreachable' })
      if (response.ok) hasFreshToken = false
      return response
    } catch (error) {
      if (init?.signal?.aborted !== true) void tell({ kind: 'unreachable' })
      throw error
    }
  }

  /** An object goes on, by the library's pauses; undefined gives the stream up. */
  async function onError(error: Error): Promise<object | undefined> {
    const verdict = judgeFault(error, hasFreshToken)
    switch (verdict.kind) {
      case 'token_refused':
        options.token.drop(token)
        hasFreshToken = true
        return {}
      case 'unreachable':
        await tell(verdict)
        return {}
      case 'refused':
        if (hasFreshToken) options.token.drop(token)
        await tell(verdict)
        end('refused')
        return undefined
    }
  }

  /** The library may begin a shape anew by itself without a word: then the log is another one, or goes back. */
  function hasBegunAnew(handle: string | undefined, offset: string): boolean {
    return seen !== undefined && (handle !== seen.handle || compareOffsets(offset, seen.offset) < 0)
  }

  async function onMessages(messages: Message[]): Promise<void> {
    const { shapeHandle: handle, lastOffset: offset } = stream
    try {
      const events = eventsOf(messages, handle, offset)
      if (events[0]?.kind !== 'must_refetch' && hasBegunAnew(handle, offset)) events.unshift({ kind: 'must_refetch' })
      for (const event of events) if (!ended.signal.aborted) await take(event)
      seen = handle === undefined ? undefined : { handle, offset }
    } catch {
      // It was not taken, so it has to be told again.
      end('fault')
    }
  }

  const stream = new ShapeStream({
    url: `${options.base}/v1/shape`,
    // A name of its own for each stream, which the gate drops: the library holds back the first up-to-date of a stream that
    // looks like one of a minute ago, for fear of a cache between us and the server. There is none.
    params: { shape, branch: options.branch, opened: options.unique() },
    ...(from !== undefined && { handle: from.handle, offset: from.offset as `${number}_${number}` }),
    headers: { authorization },
    signal: ended.signal,
    fetchClient,
    onError,
    backoffOptions: BACKOFF,
    // The text as it is: a disk takes no bigint, and the rows are parsed by the catalogue's types.
    parser: { int8: (text: string) => text },
    ...(options.whileHidden === 'follow' && { runtimeVisibility: ALWAYS_VISIBLE }),
    warnOnHttp: false,
    // The library is not compiled with exact optional properties; this repository is.
  } as ShapeStreamOptions)
  stream.subscribe(onMessages, () => end('fault'))
  return {
    end: () => ended.abort(),
    refresh() {
      // Refused while the stream pauses; it asks by itself when it goes on.
      void stream.forceDisconnectAndRefresh().catch(() => undefined)
    },
  }
}

const ALWAYS_VISIBLE = { getCurrentState: () => 'visible', subscribe: () => () => undefined } as const
