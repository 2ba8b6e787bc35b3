import {
  type Message,
  Shape,
  ShapeStream,
  type ShapeStreamInterface,
  type ShapeStreamOptions,
} from '@electric-sql/client'
import { expect } from 'vitest'
import type { Row } from './client-world.ts'

export type AskedFor = { url: URL; status: number; type: string; startedMs: number; endedMs: number }

export type Client = {
  shape: Shape
  stream: ShapeStream
  /** What the library could not deal with itself. */
  errors: Error[]
  messages: Message[]
  asked: AskedFor[]
  close: () => void
}

type Params = NonNullable<ShapeStreamOptions['params']>
export type ClientOptions = Omit<Partial<ShapeStreamOptions>, 'params' | 'url' | 'signal'>

/** Tests wait for seconds, not for the half minute that a phone may. */
const BACKOFF = { initialDelay: 50, maxDelay: 300, multiplier: 1.5 }

/** The unmodified client library on one shape, with all that it asked and was told. */
export function openClient(base: string, params: Params, options: ClientOptions = {}): Client {
  const errors: Error[] = []
  const messages: Message[] = []
  const asked: AskedFor[] = []
  const ending = new AbortController()
  const fetchClient: typeof fetch = async (input, init) => {
    const startedMs = performance.now()
    const response = await fetch(input, init)
    const url = new URL(String(input))
    const type = response.headers.get('content-type') ?? ''
    asked.push({ url, status: response.status, type, startedMs, endedMs: performance.now() })
    return response
  }
  const stream = new ShapeStream({
    url: `${base}/v1/shape`,
    params,
    signal: ending.signal,
    fetchClient,
    backoffOptions: BACKOFF,
    warnOnHttp: false,
    onError: (error) => void errors.push(error),
    ...options,
  })
  stream.subscribe((batch) => void messages.push(...batch))
  // The library is not compiled with exact optional properties; this repository is.
  const shape = new Shape(stream as ShapeStreamInterface)
  return { shape, stream, errors, messages, asked, close: () => ending.abort() }
}

function inOrder(rows: readonly Row[]): string {
  return JSON.stringify(
    rows
      .map((row) => JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))))
      .sort()
      .map((row) => JSON.parse(row) as unknown),
  )
}

const LOOK_MS = 25
const WAIT_MS_MAX = 15_000

/** The client comes to show exactly these rows, and stays without a complaint. */
export async function expectRows(client: Client, rows: () => Promise<Row[]>, waitMsMax = WAIT_MS_MAX): Promise<void> {
  const giveUpAtMs = performance.now() + waitMsMax
  for (;;) {
    const [shown, wanted] = [inOrder(client.shape.currentRows), inOrder(await rows())]
    if (shown === wanted && client.stream.isUpToDate) break
    if (performance.now() > giveUpAtMs) {
      expect(client.errors).toEqual([])
      expect(shown).toBe(wanted)
      throw new Error('the client shows the rows, but never became up to date')
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  expect(client.errors).toEqual([])
}
