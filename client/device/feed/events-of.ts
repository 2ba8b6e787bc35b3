import { isChangeMessage, type Message } from '@electric-sql/client'
import type { FeedEvent, ShapeChange } from '../../../sync/ports/shape-feed.ts'

/** Without one nothing can be told of what the stream has passed. */
const DECIMAL = /^[0-9]{1,20}$/

/** A batch of the library's messages in the port's words; the place in the stream is that behind the batch. */
export function eventsOf(messages: readonly Message[], handle: string | undefined, offset: string): FeedEvent[] {
  const events: FeedEvent[] = []
  let changes: ShapeChange[] = []
  for (const message of messages) {
    if (isChangeMessage(message)) {
      changes.push({ operation: message.headers.operation, key: message.key, value: message.value })
      continue
    }
    const event = controlOf(message, handle, offset)
    if (event === undefined) continue
    if (changes.length > 0) events.push({ kind: 'changes', changes })
    changes = []
    events.push(event)
  }
  if (changes.length > 0) events.push({ kind: 'changes', changes })
  return events
}

function controlOf(message: Message, handle: string | undefined, offset: string): FeedEvent | undefined {
  if (!('control' in message.headers)) return undefined
  if (message.headers.control === 'must-refetch') return { kind: 'must_refetch' }
  if (message.headers.control !== 'up-to-date') return undefined
  if (handle === undefined) throw new Error('a shape without a handle cannot be resumed')
  const { global_last_seen_lsn: lsn } = message.headers
  return { kind: 'up_to_date', handle, offset, lsn: typeof lsn === 'string' && DECIMAL.test(lsn) ? lsn : '0' }
}
