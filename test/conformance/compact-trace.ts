/**
 * Makes the traces of this folder out of full recordings:
 *
 *     npx tsx test/conformance/compact-trace.ts FOLDER-OF-RECORDINGS
 *
 * Headers that are never compared go, headers that most answers of a trace share are written once, and each step
 * stands on one line, so that a changed recording shows as the changed steps. Bodies are kept as recorded.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isComparedHeader } from './compared-headers.ts'
import { type Json, TRACES_DIRECTORY, type Trace, type TraceResponse, type TraceStep } from './trace.ts'

type FullStep = {
  step: string | null
  note?: string
  sql_before?: string[]
  sql_during_request?: string[]
  sql_open_transaction?: string[]
  request?: { method: string; url: string; headers: Record<string, string>; body?: Json }
  response?: { status: number | null; headers?: Record<string, string>; body?: Json }
  duration_ms?: number
}

type FullTrace = Omit<Trace, 'steps' | 'usual_headers'> & { steps: FullStep[] }

function comparedHeaders(step: FullStep): Record<string, string> {
  return Object.fromEntries(Object.entries(step.response?.headers ?? {}).filter(([name]) => isComparedHeader(name)))
}

function usualHeaders(steps: FullStep[]): Record<string, string> {
  const counts = new Map<string, number>()
  const answers = steps.filter((step) => step.response?.headers !== undefined)
  for (const step of answers)
    for (const pair of Object.entries(comparedHeaders(step))) {
      const key = JSON.stringify(pair)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  const usual = [...counts].filter(([, count]) => count * 2 > answers.length).map(([key]) => JSON.parse(key))
  return Object.fromEntries(usual as [string, string][])
}

function compactResponse(step: FullStep, usual: Record<string, string>): TraceResponse | undefined {
  const { response } = step
  if (response?.headers === undefined) return response && { status: response.status }
  const own = comparedHeaders(step)
  const headers: Record<string, string | null> = {}
  for (const [name, value] of Object.entries(own)) if (usual[name] !== value) headers[name] = value
  for (const name of Object.keys(usual)) if (own[name] === undefined) headers[name] = null
  return {
    status: response.status,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(response.body !== undefined && { body: response.body }),
  }
}

function compactStep(step: FullStep, usual: Record<string, string>): TraceStep {
  const { request, sql_open_transaction: open } = step
  const response = compactResponse(step, usual)
  const note = step.note ?? (open && `open transaction: ${open.join('; ')}`)
  return {
    ...(step.step !== null && { step: step.step }),
    ...(note !== undefined && { note }),
    ...(step.sql_before && { sql_before: step.sql_before }),
    ...(step.sql_during_request && { sql_during_request: step.sql_during_request }),
    ...(request && {
      request: {
        method: request.method,
        url: request.url,
        ...(Object.keys(request.headers).length > 0 && { headers: request.headers }),
        ...(request.body !== undefined && { body: request.body }),
      },
    }),
    ...(response && { response }),
    ...(step.duration_ms !== undefined && { duration_ms: step.duration_ms }),
  }
}

function render(full: FullTrace): string {
  const usual = usualHeaders(full.steps)
  const { scenario, description, electric, postgres } = full
  const head = JSON.stringify({ scenario, description, electric, postgres, usual_headers: usual }).slice(0, -1)
  const steps = full.steps.map((step) => JSON.stringify(compactStep(step, usual)))
  return `${head},"steps":[\n${steps.join(',\n')}\n]}\n`
}

const [source] = process.argv.slice(2)
if (source === undefined) throw new Error('which folder holds the recordings?')
for (const file of readdirSync(source).filter((name) => name.endsWith('.json')))
  writeFileSync(join(TRACES_DIRECTORY, file), render(JSON.parse(readFileSync(join(source, file), 'utf8')) as FullTrace))
