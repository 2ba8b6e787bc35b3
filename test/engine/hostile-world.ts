import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from '../../server/engine/create-engine.ts'
import { nodeListener } from '../../server/engine/http/node-listener.ts'

const WAIT_MS_MAX = 15_000

/** Asks until it is so: nothing tells when a process elsewhere has noticed something. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: string,
  waitMsMax = WAIT_MS_MAX,
): Promise<void> {
  const endsAt = performance.now() + waitMsMax
  while (!(await isSo())) {
    if (performance.now() > endsAt) throw new Error(`it took too long: ${what}`)
    await sleep(20)
  }
}

export type Door = { port: number; close: () => Promise<void> }

/** The engine of this process behind a real socket, so that clients may vanish and its counts be looked at. */
export async function openDoor(engine: Engine): Promise<Door> {
  const server = createServer(nodeListener(engine.respond))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export type Visitor = { answer: Promise<IncomingMessage | undefined>; vanish: () => void }

/** A client that reads nothing unless it is told to, and may go at any time without a word. */
export function visit(port: number, query: string): Visitor {
  let vanish = (): void => undefined
  const answer = new Promise<IncomingMessage | undefined>((resolve) => {
    const sent = get({ host: '127.0.0.1', port, path: `/v1/shape?${query}`, agent: false }, resolve)
    sent.on('error', () => resolve(undefined))
    vanish = () => sent.destroy()
  })
  return { answer, vanish }
}
