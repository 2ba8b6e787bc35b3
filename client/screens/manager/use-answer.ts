import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Fault } from '../../api/answer.ts'
import { usePage } from '../../app/page.ts'

export type Seen<Value> = {
  /** The last answer; it stays while there is no newer one. */
  readonly value: Value | undefined
  /** When it came, by the clock of this machine. */
  readonly at: number | undefined
  /** Why there is no newer one. */
  readonly fault: Fault | undefined
  readonly ask: () => void
}

type State<Value> = { readonly path: string } & Omit<Seen<Value>, 'ask'>

/** What the server answers at an address, asked again every `everyMs` while somebody looks, and as soon as they look again. */
export function useAnswer<Value>(path: string, answer: z.ZodType<Value>, everyMs?: number): Seen<Value> {
  const { session } = usePage()
  const [state, setState] = useState<State<Value>>({ path, value: undefined, at: undefined, fault: undefined })
  const wanted = useRef(path)
  wanted.current = path

  const ask = useCallback(async () => {
    const got = await session.ask({ path, answer })
    // Meanwhile somebody may have gone elsewhere.
    if (wanted.current !== path) return
    setState((before) => {
      if (got.ok) return { path, value: got.value, at: Date.now(), fault: undefined }
      return before.path === path
        ? { ...before, fault: got.fault }
        : { path, value: undefined, at: undefined, fault: got.fault }
    })
  }, [session, path, answer])

  useEffect(() => {
    const look = (): void => void (document.visibilityState === 'visible' && ask())
    look()
    const timer = everyMs === undefined ? undefined : setInterval(look, everyMs)
    document.addEventListener('visibilitychange', look)
    addEventListener('online', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      removeEventListener('online', look)
    }
  }, [ask, everyMs])
  const { path: _, ...seen } = state.path === path ? state : { path, value: undefined, at: undefined, fault: undefined }
  return { ...seen, ask: () => void ask() }
}
