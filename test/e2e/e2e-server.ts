import { findFreePort } from '../../server/postgres/find-free-port.ts'
import { aFolder, removeFolder } from '../postgres/helpers.ts'
import { runServer, type ServerProcess } from '../setup/run-server.ts'

export type E2eServer = {
  /** As people type it, so that it is a trustworthy origin and its cookies are kept. */
  readonly base: string
  readonly port: number
  /** What the terminal shows. */
  readonly words: () => string
  readonly kill: () => Promise<void>
  /** After `kill`: the same installation again, at the same address. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A whole server as `npm start` runs it, with a Postgres and data of its own, at a port that stays. */
export async function openE2eServer(environment: Record<string, string> = {}): Promise<E2eServer> {
  const folder = aFolder()
  const port = Number(environment.PORT ?? (await findFreePort()))
  const run = (): ServerProcess => runServer({ DATA_DIR: folder, PORT: String(port), ...environment })
  let server = run()
  await server.address()
  return {
    base: `http://localhost:${port}`,
    port,
    words: () => server.said.words,
    // As a power cut does it.
    kill: async () => void (await server.end('SIGKILL')),
    async restart() {
      server = run()
      await server.address()
    },
    async close() {
      server.child.kill('SIGKILL')
      await server.exit
      await removeFolder(folder)
    },
  }
}
