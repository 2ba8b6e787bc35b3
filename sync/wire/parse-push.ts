import { type Issue, issuesOf } from './issues.ts'
import { pushCommandsMax } from './limits.ts'
import { type PushRequest, protocolVersion, pushRequest } from './push.ts'

export type ParsedPush =
  | { ok: true; push: PushRequest }
  | { ok: false; code: 'unsupported' | 'too_large' | 'malformed'; issues: Issue[] }

/** [W1] Tells a protocol of another time and a batch that must be cut apart from one that will never be understood. */
export function parsePush(body: unknown): ParsedPush {
  const parsed = pushRequest.safeParse(body)
  if (parsed.success) return { ok: true, push: parsed.data }
  return { ok: false, code: codeFor(body), issues: issuesOf(parsed.error) }
}

function codeFor(body: unknown): 'unsupported' | 'too_large' | 'malformed' {
  if (typeof body !== 'object' || body === null) return 'malformed'
  const { protocol, commands } = body as { protocol?: unknown; commands?: unknown }
  if (Number.isInteger(protocol) && protocol !== protocolVersion) return 'unsupported'
  return Array.isArray(commands) && commands.length > pushCommandsMax ? 'too_large' : 'malformed'
}
