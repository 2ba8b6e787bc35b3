import { parentPort } from 'node:worker_threads'
import type { JoinAnswer } from '../../sync/join/join-answer.ts'
import type { JoinFacts } from '../join/join-facts.ts'
import { joinOf } from '../join/join-of.ts'
import { createLineComputing, type LineOrder } from '../ticket-page/create-line-computing.ts'
import type { LineAnswers } from '../ticket-page/line-answers.ts'

export type WaitsWork = { readonly line: LineOrder } | { readonly join: string }
export type WaitsResult =
  | { readonly line: LineAnswers | undefined }
  | { readonly join: JoinAnswer | null }
  | { readonly fault: unknown }

/*
 * The thread in which the waits of customers' pages are quoted: tens of milliseconds for a full hall, which no request waits
 * for. What the work for one branch throws is that branch's: a thread that ended by it would forget all the others.
 */
const computeLine = createLineComputing()

const resultOf = (work: WaitsWork): WaitsResult =>
  'line' in work ? { line: computeLine(work.line) } : { join: joinOf(JSON.parse(work.join) as JoinFacts) }

function answerOf(work: WaitsWork): WaitsResult {
  try {
    return resultOf(work)
  } catch (fault) {
    return { fault }
  }
}

parentPort?.on('message', (work: WaitsWork) => parentPort?.postMessage(answerOf(work)))
