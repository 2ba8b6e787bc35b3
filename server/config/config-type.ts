import type { BlockList } from 'node:net'

export interface Config {
  readonly role: 'all' | 'api' | 'worker'
  readonly isDemo: boolean
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  readonly database:
    | {
        readonly url: string
        readonly apiUrl?: string
        readonly workerUrl?: string
        readonly replicationUrl?: string
      }
    | undefined
  /** Undefined: the server that holds the embedded engine makes the shapes. */
  readonly electric: { readonly url: string; readonly secret: string | undefined } | undefined
  /** Where the other servers of this database reach this one; undefined: its own listener. */
  readonly internalUrl: string | undefined
  readonly databasePoolMax: number
  /** Undefined: kept in the data directory, made at the first start. */
  readonly appSecret: string | undefined
  readonly dataDirectory: string
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
  readonly corsOrigins: readonly string[]
  readonly trustedProxies: BlockList
  readonly bodyLimitBytes: number
  readonly requestTimeoutMs: number
  readonly shutdownGraceMs: number
  readonly metricsToken: string | undefined
  /** Undefined: phones are told nothing by push. */
  readonly push: { readonly privateKey: string; readonly contact: string } | undefined
  /** Exactly as the providers name themselves; empty: nobody signs in by one. */
  readonly oidcIssuers: readonly string[]
}

/** The configuration of a running server: its secret is known, given or kept. */
export type RunConfig = Config & { readonly appSecret: string }
