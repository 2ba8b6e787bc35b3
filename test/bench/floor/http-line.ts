import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
}
export type Question = {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  /** Where the trusted proxy says that it came from. */
  readonly address: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly msMax: number
}
export type HttpLine = {
  ask(question: Question): Promise<Answer>
  /** How many there were so far. */
  answers(): number
  close(): void
}

/** Connections that stay open, as those of a front proxy: it adds the address that it saw, and the server believes it. */
export function createHttpLine(port: number): HttpLine {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, maxFreeSockets: 4_096 })
  let answers = 0
  return {
    answers: () => answers,
    ask: ({ method = 'GET', path, address, headers, body, msMax }) =>
      new Promise((resolve, reject) => {
        const all = { ...headers, host: 'localhost', 'x-forwarded-for': address }
        const sent = request({ agent, host: '127.0.0.1', port, method, path, headers: all }, (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('error', fail)
          answer.on('end', () => {
            clearTimeout(timer)
            answers += 1
            resolve(answerOf(answer.statusCode ?? 0, answer.headers, Buffer.concat(chunks)))
          })
        })
        const timer = setTimeout(() => sent.destroy(new Error(`no answer in ${msMax} ms`)), msMax)
        const fail = (error: Error): void => {
          clearTimeout(timer)
          reject(error)
        }
        sent.on('error', fail)
        sent.end(body)
      }),
    close: () => agent.destroy(),
  }
}

function answerOf(status: number, headers: IncomingHttpHeaders, bytes: Buffer): Answer {
  return {
    status,
    headers,
    bytes,
    get text() {
      return bytes.toString()
    },
  }
}
