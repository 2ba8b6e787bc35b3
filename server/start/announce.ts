import type { Config } from '../config/config-type.ts'
import { isLoopback } from '../config/is-loopback.ts'
import { say } from './say.ts'

export function announce(config: Config, port: number, setupToken?: string): void {
  const name = isLoopback(config.host) ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host
  const here = `${config.tls === undefined ? 'http' : 'https'}://${name}:${port}`
  const pages =
    config.role === 'worker'
      ? ['/health/ready', '/metrics']
      : ['/', ...(config.isDemo ? ['/api/demo'] : []), '/docs', '/health/ready', '/metrics']
  const kind = `${config.isDemo ? ', demo' : ''}${config.role === 'all' ? '' : `, role ${config.role}`}`
  say(`BléSaf is ready (process ${process.pid}${kind}). Ctrl-C stops it.`)
  for (const page of pages) say(`  ${here}${page}`)
  if (setupToken !== undefined) say(`First run: ${here}/setup#${setupToken}`)
  if (config.publicUrl !== here && config.role !== 'worker') say(`  people reach it at ${config.publicUrl}`)
}
