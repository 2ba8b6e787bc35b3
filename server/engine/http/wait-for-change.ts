import type { Offset } from '../shapes/offset.ts'
import type { Shape } from '../shapes/shape.ts'

/** `head` is where the log ended at that change: what came right after it is the next answer's. */
export type Waited = { kind: 'changed'; head: Offset } | { kind: 'timeout' } | { kind: 'aborted' }

/** Until the shape changes or ends, the time is over, or nobody waits any more; leaves nothing behind. */
export function waitForChange(shape: Shape, timeoutMs: number, signal: AbortSignal): Promise<Waited> {
  if (signal.aborted) return Promise.resolve({ kind: 'aborted' })
  if (shape.isDropped) return Promise.resolve({ kind: 'changed', head: shape.log.tail })
  return new Promise((resolve) => {
    const finish = (waited: Waited): void => {
      clearTimeout(timer)
      forget()
      signal.removeEventListener('abort', onAbort)
      resolve(waited)
    }
    const onAbort = (): void => finish({ kind: 'aborted' })
    const forget = shape.onChange(() => finish({ kind: 'changed', head: shape.log.tail }))
    const timer = setTimeout(() => finish({ kind: 'timeout' }), timeoutMs)
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
