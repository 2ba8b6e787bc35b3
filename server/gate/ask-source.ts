import { HttpError } from '../http/http-error.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import type { Logger } from '../log/create-logger.ts'
import type { Ending } from './create-ending.ts'
import type { GateLimits } from './gate-limits.ts'
import { type Judged, judgeAnswer } from './judge-answer.ts'
import type { QuestionKind } from './question-kind.ts'
import type { ShapeRequest, ShapeSource } from './shape-source.ts'
import { wholeBodyOf } from './whole-body.ts'

export type AskOptions = {
  readonly source: ShapeSource
  readonly ending: Ending
  readonly limits: Pick<GateLimits, 'pollMs' | 'readMs'>
  readonly log: Logger
}

export type SourceAnswer = {
  readonly judged: Extract<Judged, { kind: 'pass' | 'unchanged' }>
  /** Bytes: all of it, already here. */
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer> | null
}

/** Asks the source within the time that this kind of question has. Whatever goes wrong with it is a pause for the client. */
export async function askSource(
  request: Omit<ShapeRequest, 'signal'>,
  kind: QuestionKind,
  { source, ending, limits, log }: AskOptions,
): Promise<SourceAnswer> {
  const inTime = ending.endAfter(kind === 'poll' ? limits.pollMs : limits.readMs)
  const answering = ask(source, { ...request, signal: ending.signal })
  try {
    const answer = await ending.against(answering)
    const judged = await ending.against(judgeAnswer(answer, kind === 'events'))
    if (judged.kind === 'pass') return { judged, body: wholeBodyOf(answer) ?? answer.body }
    if (judged.kind === 'unchanged') return { judged, body: null }
    if (judged.kind === 'client_fault') {
      throw httpErrorOf('malformed', { details: { in: 'query', errors: judged.problems } })
    }
    if (!answer.bodyUsed) await answer.body?.cancel()
    // A source that is busy is no news; one that refuses what we asked needs somebody to look.
    if (judged.isOurFault) log.error({ why: judged.why }, 'the source of shapes refuses what is asked of it')
    throw laterError(judged.retryAfterS)
  } catch (error) {
    if (error instanceof HttpError) throw error
    // Whoever answers after the end is told that nobody reads it.
    answering.then((late) => late.body?.cancel()).catch(() => undefined)
    if (ending.reason === undefined) log.warn({ err: error }, 'the source of shapes did not answer')
    throw laterError(1)
  } finally {
    inTime()
  }
}

/** A source that throws at once is no other than one that does so later. */
async function ask(source: ShapeSource, request: ShapeRequest): Promise<Response> {
  return source(request)
}

function laterError(retryAfterS: number): HttpError {
  return httpErrorOf('retry_later', { headers: { 'retry-after': String(retryAfterS) } })
}
