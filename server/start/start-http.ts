import type { Server } from 'node:http'
import { type AppDeps, createApp } from '../app.ts'
import { createServer } from '../http/create-server.ts'
import type { Listening } from './close-server.ts'
import { listen } from './listen.ts'
import { StartError } from './start-error.ts'
import { watchSilent } from './watch-silent.ts'

export async function startHttp(deps: AppDeps): Promise<Listening & { readonly port: number }> {
  const server = makeServer(deps)
  const endSilent = watchSilent(server)
  return { server, endSilent, port: await listen(server, deps.config.host, deps.config.port) }
}

function makeServer(deps: AppDeps): Server {
  try {
    return createServer(createApp(deps), deps.config, deps.messageFor)
  } catch (error) {
    const isFromTls = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_OSSL')
    if (!isFromTls) throw error
    const message = 'TLS_CERT_FILE and TLS_KEY_FILE are no matching pair in PEM form.'
    throw new StartError('tls_invalid', message, { cause: error })
  }
}
