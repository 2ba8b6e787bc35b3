import type { Postmaster } from './read-postmaster.ts'

export type EmbeddedConnection = { host: string; port: number; user: string; database: string }

export type EmbeddedPostgres = {
  connection: (user: string, database: string) => EmbeddedConnection
  url: (user: string, database: string) => string
  version: string
  /** The folder that really holds the cluster. */
  data: string
  stop: () => Promise<void>
}

export function connector(postmaster: Postmaster): Pick<EmbeddedPostgres, 'connection' | 'url'> {
  const { port } = postmaster
  const host = postmaster.socketDirectory || '127.0.0.1'
  return {
    connection: (user, database) => ({ host, port, user, database }),
    url: (user, database) =>
      `postgresql://${encodeURIComponent(user)}@${encodeURIComponent(host)}:${port}/${encodeURIComponent(database)}`,
  }
}
