import type { RunConfig } from '../config/config-type.ts'
import { isLoopback } from '../config/is-loopback.ts'

/**
 * Whether the page that sent a request with a cookie is ours. SameSite=Strict and the JSON type keep foreign pages away
 * already; this also keeps pages of a neighbouring subdomain away, which are the same site. A request that names no origin
 * was sent by no page of another. On loopback each demo device has a host name of its own.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  config: Pick<RunConfig, 'publicUrl' | 'corsOrigins'>,
): boolean {
  if (origin === undefined) return true
  if (origin === new URL(config.publicUrl).origin || config.corsOrigins.includes(origin)) return true
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  return isLoopback(url.hostname) && url.host === host?.toLowerCase()
}
