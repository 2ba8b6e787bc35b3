import type { Server } from 'node:http'

const SWEEP_MS = 100

/**
 * Stops accepting at once and lets running requests finish. Connections that fall idle meanwhile are swept away, else each
 * kept-alive one would hold the end up; after the grace the rest is cut.
 */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}
