import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { cursorAt } from './compare-cursor.ts'
import { expandElided } from './expand-elided.ts'
import type { ReplayTiming } from './replay-world.ts'
import { type Json, recordedHeaders, type Trace, type TraceStep } from './trace.ts'

export type RecordedServer = { base: string; close: () => Promise<void> }

type Answered = { status: number | null; headers: Record<string, string>; text: string; holdMs: number }

const UNEXPECTED: Answered = { holdMs: 0, status: 599, headers: {}, text: 'this request is not in the recording' }

/** As long as the recorded server held the request, on the scale of this replay. */
function holdOf(step: TraceStep, timing: ReplayTiming): number {
  const recordedMs = step.duration_ms ?? 0
  if (recordedMs > 59_000) return timing.sseTimeoutMs
  if (recordedMs > 19_000) return timing.liveTimeoutMs
  if (step.response?.status === 400 && recordedMs > 9_000) return timing.liveTimeoutMs / 2
  return step.sql_during_request === undefined ? 0 : timing.parkMs
}

function withoutCursor(url: string): string {
  return url.replace(/&cursor=[^&]*/, '')
}

function toText(body: Json | undefined): string {
  if (body === undefined || typeof body === 'string') return body ?? ''
  return JSON.stringify(expandElided(body))
}

function toHeaders(trace: Trace, step: TraceStep, url: string): Record<string, string> {
  const headers = recordedHeaders(trace, step.response ?? { status: null })
  const sent = Number(new URLSearchParams(url.split('?')[1]).get('cursor') ?? 'none')
  const now = cursorAt(Date.now())
  if (headers['electric-cursor'] !== undefined)
    headers['electric-cursor'] = String(Number.isFinite(sent) && sent >= now ? sent + 17 : now)
  return { 'electric-server': 'Recorded/1', 'x-request-id': 'recorded', ...headers }
}

function send(response: ServerResponse, { status, headers, text }: Answered): void {
  if (status === null) {
    response.destroy()
    return
  }
  response.writeHead(status, headers)
  response.end(text)
}

/** Answers each request with what the recording holds for the next one, if it is that one. */
export async function startRecordedServer(trace: Trace, timing: ReplayTiming): Promise<RecordedServer> {
  const steps = trace.steps.filter((step) => step.request !== undefined)
  let next = 0
  const answer = (incoming: IncomingMessage): Answered => {
    const url = incoming.url ?? ''
    // The one request that the recording only tells of in prose.
    if (incoming.method === 'DELETE' && steps[next]?.request?.method !== 'DELETE')
      return { status: 202, headers: {}, text: '', holdMs: 0 }
    const step = steps[next]
    if (step?.request === undefined || step.response === undefined) return UNEXPECTED
    const isExpected = incoming.method === step.request.method && withoutCursor(url) === withoutCursor(step.request.url)
    if (!isExpected) return UNEXPECTED
    next += 1
    const { status, body } = step.response
    return { status, headers: toHeaders(trace, step, url), text: toText(body), holdMs: holdOf(step, timing) }
  }
  const server = createServer((incoming, response) => {
    const answered = answer(incoming)
    void sleep(answered.holdMs).then(() => send(response, answered))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return { base: `http://127.0.0.1:${port}`, close }
}
