import { once } from 'node:events'
import type { Server } from 'node:http'
import { StartError } from './start-error.ts'

/** Answers the port, which the system chooses when 0 was asked for. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw toStartError(error, host, port)
  }
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function toStartError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : port - 1
    const message = `Port ${port} is taken by another program. Choose another one, for instance: PORT=${other} npm start`
    return new StartError('port_taken', message, { cause: error })
  }
  if (code === 'EACCES') {
    return new StartError(
      'address_refused',
      `This account may not listen on port ${port}. Choose one above 1023 in PORT.`,
    )
  }
  if (code === 'EADDRNOTAVAIL') {
    return new StartError('address_refused', `${host} is no address of this machine. Correct HOST.`)
  }
  return error
}
