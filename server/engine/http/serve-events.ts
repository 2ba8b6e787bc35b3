import { compareOffsets, type Offset } from '../shapes/offset.ts'
import type { LogRead } from '../shapes/shape-log.ts'
import type { EngineAnswer } from './engine-http.ts'
import { shapeAnswer, upToDateMessage } from './shape-answer.ts'
import type { ServeDeps, ShapeRequest } from './shape-request.ts'
import { waitForChange } from './wait-for-change.ts'

const KEEP_ALIVE = ': keep-alive\n\n'

/**
 * Server-sent events. What is in the log already is written and ends the stream, so that a cache may keep it; at the head
 * the stream stays open for its time. It ends silently when the shape does: the next request is told.
 */
export function serveEvents(asked: ShapeRequest, offset: Offset, read: LogRead, deps: ServeDeps): EngineAnswer {
  const { shape } = asked
  const isUpToDate = compareOffsets(read.end, shape.log.tail) >= 0
  const body = read.isEmpty
    ? follow(asked, offset, deps)
    : events([...messages(asked, offset, read.end), ...(isUpToDate ? [upToDateMessage(read.end.tx)] : [])])
  const answer = shapeAnswer(asked, { end: read.end, isUpToDate, body }, deps)
  return { ...answer, headers: { ...answer.headers, 'content-type': 'text/event-stream' } }
}

async function* follow({ request, shape }: ShapeRequest, from: Offset, { limits }: ServeDeps): AsyncGenerator<string> {
  const endsAt = performance.now() + limits.sseMs
  let offset = from
  let quietUntil = performance.now() + limits.sseKeepAliveMs
  for (;;) {
    const now = performance.now()
    const waited = await waitForChange(shape, Math.max(0, Math.min(endsAt, quietUntil) - now), request.signal)
    if (shape.isDropped || waited.kind === 'aborted') return
    if (waited.kind === 'timeout') {
      if (performance.now() >= endsAt - 1) return
      yield KEEP_ALIVE
    } else {
      const { tail } = shape.log
      const fresh = shape.log.messagesAfter(offset, tail)
      offset = tail
      for await (const event of events([...fresh, upToDateMessage(tail.tx)])) yield event
    }
    quietUntil = performance.now() + limits.sseKeepAliveMs
  }
}

function messages({ shape }: ShapeRequest, after: Offset, end: Offset): string[] {
  return shape.log.messagesAfter(after, end)
}

async function* events(list: readonly string[]): AsyncGenerator<string> {
  for (const message of list) yield `data: ${message}\n\n`
}
