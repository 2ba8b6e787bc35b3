import type { ReplayTiming } from './replay-world.ts'

const RECORDED_STREAM_RULE = 'public, max-age=59'

/** The recorded headers, as a server with this replay's time-outs says them: a stream may be cached while it lasts. */
export function onThisScale(headers: Record<string, string>, timing: ReplayTiming): Record<string, string> {
  if (headers['cache-control'] !== RECORDED_STREAM_RULE) return headers
  const seconds = Math.max(1, Math.floor(timing.sseTimeoutMs / 1000) - 1)
  return { ...headers, 'cache-control': `public, max-age=${seconds}` }
}
