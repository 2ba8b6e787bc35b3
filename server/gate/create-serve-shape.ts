import type { Context } from 'hono'
import type { StatusCode } from 'hono/utils/http-status'
import type { AppDeps } from '../app.ts'
import { answerError } from '../http/answer-error.ts'
import { toHttpError } from '../http/to-http-error.ts'
import { askSource } from './ask-source.ts'
import { createBusyShare } from './busy-share.ts'
import type { ClientQuery } from './client-query.ts'
import { createEnding, type Ending } from './create-ending.ts'
import { createPace } from './create-pace.ts'
import { createStopList } from './create-stop-list.ts'
import type { GateEnv, Reader } from './gate-env.ts'
import type { GateLimits } from './gate-limits.ts'
import type { GateMetrics } from './gate-metrics.ts'
import type { Judged } from './judge-answer.ts'
import { createOneByOne } from './one-by-one.ts'
import { type PassBodyOptions, passBody } from './pass-body.ts'
import { type QuestionKind, questionKind } from './question-kind.ts'
import type { GrantShape } from './shape-grants.ts'
import { sourceHeaders } from './source-headers.ts'
import { toSourceQuery } from './to-source-query.ts'
import { watchEvents } from './watch-events.ts'

export type ServeDeps = Pick<AppDeps, 'shapes' | 'stopping' | 'messageFor'> & {
  readonly limits: GateLimits
  readonly metrics: GateMetrics
  readonly grantShape: GrantShape
}

/** Read by nobody but our own counts: its receiver has gone. */
const CLIENT_GONE = 499 as StatusCode
/** A front proxy that collects before it passes on would hold events back. */
const UNBUFFERED = { 'x-accel-buffering': 'no' }

/** The source's word that it brings more than "nothing yet". */
const HAS_DATA = 'electric-has-data'

type Bytes = Uint8Array<ArrayBuffer>
type Body = ReadableStream<Bytes>
type Passed = Extract<Judged, { kind: 'pass' }>

/** From a proved reader's question to the answer of the source, in the reader's own columns and rows. */
export function createServeShape({ shapes, stopping, messageFor, limits, metrics, grantShape }: ServeDeps) {
  const onStop = createStopList(stopping)
  const turn = createOneByOne()
  const pace = createPace({ limits, busyShare: createBusyShare() })

  async function answer(c: Context<GateEnv>, asked: ClientQuery, ending: Ending): Promise<Response> {
    const kind = questionKind(asked)
    const method = c.req.method === 'HEAD' ? 'HEAD' : 'GET'
    const isPoll = kind === 'poll' && method === 'GET'
    const follower = nameOf(c.var.reader, asked)
    if (isPoll) {
      await pace.turn(follower, ending.signal)
      await turn()
    }
    const query = toSourceQuery(await grantShape(c, asked), asked)
    const headers = sourceHeaders((name) => c.req.header(name), c.var.requestId)
    const { log } = c.var
    const { judged, body } = await askSource({ query, method, headers }, kind, { source: shapes, ending, limits, log })
    if (isPoll) await turn()
    if (isPoll && judged.headers[HAS_DATA] === 'true') pace.told(follower)
    if (judged.kind === 'unchanged') return c.body(null, 304, judged.headers)
    if (body === null || method === 'HEAD') {
      if (body instanceof ReadableStream) await body.cancel()
      return c.body(null, judged.status, judged.headers)
    }
    if (body instanceof Uint8Array) return sent(c, body, judged, ending)
    if (kind !== 'events' || judged.status !== 200) {
      ending.outliveStop()
      ending.endAfter(limits.bodyMs)
      return c.body(passOn(c, body, ending, 'break'), judged.status, judged.headers)
    }
    watchEvents(() => grantShape(c, asked), ending, limits)
    return c.body(passOn(c, body, ending, 'close'), 200, { ...judged.headers, ...UNBUFFERED })
  }

  /** Nothing is left to be done for it: whoever takes it slowly has no part of the process but these bytes. */
  function sent(c: Context<GateEnv>, body: Bytes, { status, headers }: Passed, ending: Ending): Response {
    ending.settle()
    return c.body(body, status, headers)
  }

  /** The place among the reader's requests, and every watch over this one, end with the body. */
  function passOn(c: Context<GateEnv>, body: Body, ending: Ending, atAbort: PassBodyOptions['atAbort']): Body {
    const leave = c.var.place.keep()
    const onEnd = (): void => {
      leave()
      ending.settle()
    }
    return passBody(body, { signal: ending.signal, atAbort, onEnd })
  }

  return async (c: Context<GateEnv>, asked: ClientQuery): Promise<Response> => {
    const ending = createEnding(c.req.raw.signal, onStop)
    countOpen(metrics, { shape: asked.shape, kind: questionKind(asked) }, ending.signal)
    try {
      const answered = await answer(c, asked, ending)
      if (answered.body === null) ending.settle()
      return answered
    } catch (thrown) {
      const reason = ending.reason
      ending.settle()
      if (reason === 'client_gone') return c.body(null, CLIENT_GONE)
      const error = toHttpError(thrown)
      // A pause is an answer like others: nothing has failed that would have to be logged with its cause.
      if (error.status === 503) return answerError(c, error, messageFor)
      throw thrown
    }
  }
}

function nameOf(reader: Reader, { shape, branch }: ClientQuery): string {
  const who = reader.kind === 'device' ? reader.device.deviceId : reader.person.sessionId
  return `${who} ${shape} ${branch}`
}

/** Every question ends by its ending, however it is answered. */
function countOpen({ open }: GateMetrics, labels: { shape: string; kind: QuestionKind }, ended: AbortSignal): void {
  if (ended.aborted) return
  open.inc(labels)
  ended.addEventListener('abort', () => open.dec(labels), { once: true })
}
