import { useCallback, useEffect, useRef, useState } from 'react'
import type { CommandName } from '../../../sync/commands/registry.ts'
import type { Wish, Written } from '../../../sync/device/device.ts'
import { useDevice } from './device-context.ts'

export type Command = {
  /** One tap: until it is written down, another tap on the same control is the same one [OB3]. */
  run<Name extends CommandName>(wish: Wish<Name>): Promise<Written>
  readonly isWriting: boolean
  /** Why the last one could not be written down. */
  readonly refused: Extract<Written, { kind: 'refused' }> | undefined
}

/** A control's way to command. What becomes of the command afterwards is in the view, not here. */
export function useCommand(): Command {
  const device = useDevice()
  const [isWriting, setWriting] = useState(false)
  const [refused, setRefused] = useState<Command['refused']>()
  const running = useRef<Promise<Written>>(undefined)
  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])

  const run = useCallback(
    <Name extends CommandName>(wish: Wish<Name>): Promise<Written> => {
      if (running.current !== undefined) return running.current
      const settle = (written: Written | undefined): void => {
        running.current = undefined
        if (!isShown.current) return
        setWriting(false)
        setRefused(written?.kind === 'refused' ? written : undefined)
      }
      setWriting(true)
      const writing = device.run(wish)
      running.current = writing
      // What is thrown is a mistake of ours, for whoever called; the control is free again either way.
      writing.then(settle, () => settle(undefined))
      return writing
    },
    [device],
  )
  return { run, isWriting, refused }
}
