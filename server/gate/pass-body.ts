export type PassBodyOptions = {
  readonly signal: AbortSignal
  /**
   * What an abort makes of the body. Events end as if they were over: the client asks anew and is told why. Half of anything
   * else must not look like the whole.
   */
  readonly atAbort: 'close' | 'break'
  /** Once, whichever way it ends. */
  readonly onEnd: () => void
}

/** Hands a body on at its reader's pace, without keeping any of it. */
export function passBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  { signal, atAbort, onEnd }: PassBodyOptions,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader()
  let isOver = false

  function finish(reason?: unknown): void {
    if (isOver) return
    isOver = true
    signal.removeEventListener('abort', onAbort)
    onEnd()
    if (reason !== undefined) reader.cancel(reason).catch(() => undefined)
  }
  let stop: (() => void) | undefined
  function onAbort(): void {
    finish(signal.reason)
    stop?.()
  }

  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        stop = () => (atAbort === 'close' ? controller.close() : controller.error(signal.reason))
        signal.addEventListener('abort', onAbort)
        if (signal.aborted) onAbort()
      },
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (isOver) return
          if (!done) return controller.enqueue(value)
          finish()
          controller.close()
        } catch (error) {
          if (isOver) return
          finish()
          controller.error(error)
        }
      },
      cancel(reason) {
        finish(reason ?? 'cancelled')
      },
    },
    { highWaterMark: 0 },
  )
}
