import type { CustomFetch, CustomFetchOptions } from 'openid-client'
import { ProviderFault } from './provider-fault.ts'

/** Far above a document of metadata or a set of keys, far below what would hurt. Counted after decompression. */
export const ANSWER_BYTES_MAX = 256 * 1024
const TOO_MANY_REQUESTS = 429

/**
 * The one way to a provider: bounded in size (in time by the library's signal, which covers the body too), following no redirect, and JSON
 * or nothing. The addresses were looked at when the provider named them. What comes through is for the library to judge; whatever else is no
 * answer at all, and a sign-in that ends here has not been refused.
 */
export const providerFetch: CustomFetch = async (address, options) => {
  const { status, headers, bytes } = await read(address, options)
  if (status >= 300 && status < 400) throw new ProviderFault('redirect')
  if (status >= 500 || status === TOO_MANY_REQUESTS) throw new ProviderFault('status')
  if (!isJson(bytes)) throw new ProviderFault('not_json')
  // Only the type: encoding and length were those of the bytes on the way.
  return new Response(bytes, { status, headers: { 'content-type': headers.get('content-type') ?? '' } })
}

async function read(address: string, { method, headers, body, signal }: CustomFetchOptions) {
  try {
    const init = { method, headers, body: body ?? null, redirect: 'manual', ...(signal && { signal }) } as const
    const answer = await fetch(address, init)
    return { status: answer.status, headers: answer.headers, bytes: await readBody(answer) }
  } catch (error) {
    if (error instanceof ProviderFault) throw error
    throw new ProviderFault(signal?.aborted ? 'slow' : 'unreachable')
  }
}

async function readBody(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  // Leaving the loop by a throw cancels the rest.
  for await (const part of answer.body ?? []) {
    size += part.byteLength
    if (size > ANSWER_BYTES_MAX) throw new ProviderFault('too_large')
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes))
    return true
  } catch {
    // Not JSON is all that there is to know; the parser's message would quote it.
    return false
  }
}
