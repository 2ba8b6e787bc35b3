import type { Server } from 'node:http'

export type Listening = {
  readonly server: Server
  /** Ends connections that were never used. */
  readonly endSilent: () => void
}

/** Long enough for a question that is under way when the stop begins. */
const SWEEP_MS = 100

/**
 * Stops accepting at once and lets running requests finish. Connections that fall idle meanwhile are swept away, else each
 * kept-alive one would hold the end up, and so would each that has not been used yet; after the grace the rest is cut.
 */
export async function closeServer({ server, endSilent }: Listening, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  const sweep = setInterval(() => {
    server.closeIdleConnections()
    endSilent()
  }, SWEEP_MS)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}
