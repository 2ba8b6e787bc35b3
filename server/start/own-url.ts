import type { Config } from '../config/config-type.ts'

const ANYWHERE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/** How a process on this machine reaches the listener; how one elsewhere does is for INTERNAL_URL to say. */
export function ownUrl({ host, tls }: Pick<Config, 'host' | 'tls'>, port: number): string {
  const name = ANYWHERE[host] ?? host
  return `${tls === undefined ? 'http' : 'https'}://${name.includes(':') ? `[${name}]` : name}:${port}`
}
