import { compareOffsets, type Offset } from '../shapes/offset.ts'
import { mustRefetch } from './answers.ts'
import type { EngineAnswer } from './engine-http.ts'
import { serveEvents } from './serve-events.ts'
import { listOf, shapeAnswer, upToDateMessage } from './shape-answer.ts'
import type { ServeDeps, ShapeRequest } from './shape-request.ts'
import { waitForChange } from './wait-for-change.ts'

/** A piece of the snapshot, or what the log has after the offset; a live request waits where there is nothing. */
export async function serveLog(
  asked: ShapeRequest,
  offset: Offset,
  deps: ServeDeps,
  head = asked.shape.tail,
): Promise<EngineAnswer> {
  const { request, params, shape } = asked
  if (shape.state.kind !== 'ready') return mustRefetch(request.method, undefined)
  const chunkIndex = offset.tx < 0n ? 0 : offset.tx === 0n ? offset.op + 1 : Number.POSITIVE_INFINITY
  const chunk = shape.state.chunks[chunkIndex]
  if (chunk !== undefined) {
    const end = { tx: 0n, op: chunkIndex }
    return shapeAnswer(asked, { end, isUpToDate: false, body: listOf(chunk) }, deps)
  }
  if (params.isSse) {
    const resumed = shape.log.resumeAt(offset)
    return serveEvents(asked, resumed, shape.log.read(resumed, head), deps)
  }
  const read = shape.log.read(offset, head)
  if (params.isLive && read.isEmpty) return hold(asked, offset, deps)
  const isUpToDate = compareOffsets(read.end, head) >= 0
  const tx = read.end.tx
  const lsn = params.isLive || tx > deps.lastLsn() ? tx : deps.lastLsn()
  const body = listOf(read.json, isUpToDate ? upToDateMessage(lsn) : '')
  return shapeAnswer(asked, { end: read.end, isUpToDate, body }, deps)
}

async function hold(asked: ShapeRequest, offset: Offset, deps: ServeDeps): Promise<EngineAnswer> {
  const { request, shape } = asked
  // Who has had an answer up to here, and asks whether it still holds, is told so at once.
  if (request.header('if-none-match') !== undefined) {
    const known = shapeAnswer(asked, { end: shape.tail, isUpToDate: true, body: '' }, deps)
    if (known.status === 304) return known
  }
  const waited = await waitForChange(shape, deps.limits.longPollMs, request.signal)
  if (waited.kind === 'changed') return serveLog(asked, offset, deps, waited.head)
  if (shape.isDropped) return mustRefetch(request.method, undefined)
  return emptyHanded(asked, deps)
}

/** At the head of the log, with nothing to show. */
export function emptyHanded(asked: ShapeRequest, deps: ServeDeps): EngineAnswer {
  const body = `[${upToDateMessage(deps.lastLsn())}]`
  return shapeAnswer(asked, { end: asked.shape.tail, isUpToDate: true, isEmptyHanded: true, body }, deps)
}
