import { plainAnswer } from './answers.ts'
import type { EngineAnswer, EngineRequest } from './engine-http.ts'

export type JsonBody = { kind: 'read'; body: Record<string, unknown> } | { kind: 'refused'; answer: EngineAnswer }

/** The body of a POST: a JSON object, or nothing. */
export async function readJsonBody(request: EngineRequest, bytesMax: number): Promise<JsonBody> {
  const bytes = await request.readBody(bytesMax)
  if (bytes === undefined) return refused(413, { error: 'Request body too large' })
  if (bytes.length === 0) return { kind: 'read', body: {} }
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    return refused(400, { error: 'Invalid JSON in request body', details: (error as Error).message })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused(400, { error: 'Request body must be a JSON object' })
  }
  return { kind: 'read', body: value as Record<string, unknown> }
}

function refused(status: number, body: Record<string, string>): JsonBody {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  return { kind: 'refused', answer: plainAnswer(status, JSON.stringify(body), headers) }
}
