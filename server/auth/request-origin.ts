import type { RunConfig } from '../config/config-type.ts'
import type { AppEnv } from '../http/app-env.ts'
import { clientAddress } from '../http/client-address.ts'
import type { SecretBox } from './secret-box.ts'

/** Where a request came from, as the audit keeps it. */
export type RequestOrigin = { readonly ip_hash: string; readonly request_id: string }

/** What of a request's context is looked at, whatever else its route has put there. */
type Request = {
  readonly env: AppEnv['Bindings'] | undefined
  readonly req: { header(name: string): string | undefined }
  readonly var: { readonly requestId: string }
}

export type OriginOf = (c: Request) => RequestOrigin

/** An address is personal data: what is kept is a keyed hash, by which two requests of one place can be told together. */
export function createOriginOf(config: Pick<RunConfig, 'trustedProxies'>, box: SecretBox): OriginOf {
  return (c) => {
    const socket = c.env?.incoming?.socket.remoteAddress ?? ''
    const address = clientAddress(socket, c.req.header('x-forwarded-for'), config.trustedProxies)
    return { ip_hash: box.mac('address', address).slice(0, 22), request_id: c.var.requestId }
  }
}
