const bodies = new WeakMap<Response, Uint8Array<ArrayBuffer>>()

/** A reader that takes nothing costs what lies in its connection: larger answers are handed on at the reader's pace. */
const WHOLE_BYTES_MAX = 32_768

/**
 * An answer of a source whose body is in memory already. The gate may send that in one piece: a stream around a stream
 * around a few hundred bytes was a third of what an answer cost.
 */
export function wholeResponse(body: Uint8Array<ArrayBuffer>, init: ResponseInit): Response {
  const response = new Response(body, init)
  if (body.byteLength <= WHOLE_BYTES_MAX) bodies.set(response, body)
  return response
}

/** Undefined: it has to be read. */
export function wholeBodyOf(response: Response): Uint8Array<ArrayBuffer> | undefined {
  return bodies.get(response)
}
