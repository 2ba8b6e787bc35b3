import { type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { DeviceContext } from '../app/hooks/device-context.ts'
import { localValues } from '../app/open-values.ts'
import { browserTimers } from '../device/clock/browser-clock.ts'
import type { Lens } from './create-lens.ts'
import { followPage, whenIdle } from './follow-page.ts'
import { mayHaveLens, readLensSetting, toldMemoryGb } from './lens-choice.ts'
import { LensContext } from './lens-context.ts'
import type { AskServer } from './live-answer.ts'
import { presentLens } from './present-lens.ts'

type Props = {
  readonly children: ReactNode
  /** Whom to ask while there is no lens. */
  readonly askServer?: AskServer | undefined
}

/**
 * Around the screens of people who serve, and no others: whoever imports this ships the lens [LL4]. What stands in it is
 * drawn at once; the lens comes when the page has nothing better to do, or never.
 */
export function LensProvider({ children, askServer }: Props) {
  const device = useContext(DeviceContext)
  const [lens, setLens] = useState<Lens>()

  useEffect(() => {
    if (device === undefined || !mayHaveLens(readLensSetting(localValues), toldMemoryGb())) return
    let isOver = false
    let unfollow: () => void = () => undefined
    async function load(): Promise<void> {
      const { openLens } = await import('./open-lens.ts')
      if (isOver || device === undefined) return
      const opened = openLens(device, browserTimers)
      unfollow = followPage(document, browserTimers, opened.want)
      setLens(opened)
      presentLens.set(opened)
    }
    // Its code may be out of reach, as any file: then there is none, and the next opening of the page tries again.
    const takeBack = whenIdle(() => void load().catch((error: unknown) => console.warn('no lens', error)))
    return () => {
      isOver = true
      takeBack()
      unfollow()
      setLens(undefined)
      presentLens.set(undefined)
    }
  }, [device])

  const around = useMemo(() => ({ lens, askServer }), [lens, askServer])
  return <LensContext value={around}>{children}</LensContext>
}
