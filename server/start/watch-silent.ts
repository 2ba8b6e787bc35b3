import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/**
 * Answers what ends the connections that have not asked anything yet. Browsers and pools of connections keep such in reserve;
 * for Node they are busy, not idle, so that its `closeIdleConnections` leaves them, and each would hold a stop up for its grace.
 */
export function watchSilent(server: Server): () => void {
  const silent = new Set<Socket>()
  const watch = (socket: Socket): void => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  }
  server.on('connection', watch)
  // Of its own: it never asks by the socket below, which it has greeted by then.
  server.on('secureConnection', watch)
  server.on('request', ({ socket }) => silent.delete(socket))
  return () => {
    for (const socket of silent) if (socket.bytesRead === 0 || socket instanceof TLSSocket) socket.destroy()
  }
}
