import { useEffect, useState } from 'react'
import { arrivalCode, arrivalLeftMs } from '../../sync/arrival/arrival-code.ts'
import type { ArrivalKeys } from '../../sync/arrival/arrival-keys.ts'
import { QrCode } from '../design/qr-code.tsx'
import { arrivalWords } from '../words/arrival/arrival-words.ts'
import { useWords } from '../words/use-words.ts'
import { createArrivalMac } from './arrival-mac.ts'

type Props = {
  readonly branchId: string
  /** Where phones reach the installation. */
  readonly publicAddress: () => string
  readonly arrivalKeys: () => ArrivalKeys
  /** By the server's clock, as the device estimates it. */
  readonly now: () => number
}

/** What a display shows to those who joined by phone [AP1]; nothing while it has no key for today [AP3]. */
export function ArrivalCode({ branchId, publicAddress, arrivalKeys, now }: Props) {
  const say = useWords(arrivalWords)
  const code = useArrivalCode(arrivalKeys, now)
  if (code === null) return null
  return (
    <section
      aria-label={say('title')}
      data-arrival
      className="arrival flex min-h-0 min-w-0 items-center justify-center gap-3 overflow-hidden rounded-card bg-surface px-4 py-3 text-base leading-snug"
    >
      <div className="size-32 shrink-0">
        <QrCode text={`${publicAddress()}/join/${branchId}#here=${code}`} label={say('qr')} />
      </div>
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-semibold">{say('title')}</p>
        <p className="arrival-how">{say('scan')}</p>
        <p>
          {say('typed')} {/* To be typed as it stands: no digits of another script. */}
          <bdi dir="ltr" className="text-large font-semibold tracking-widest">
            {code}
          </bdi>
        </p>
      </div>
    </section>
  )
}

/** The code of this half minute. It is looked for anew each half minute, also while there is none. */
function useArrivalCode(arrivalKeys: Props['arrivalKeys'], now: Props['now']): string | null {
  const [code, setCode] = useState<string | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const mac = createArrivalMac(arrivalKeys)
    async function turn(): Promise<void> {
      const found = await arrivalCode(mac, now())
      if (isOver) return
      setCode(found)
      timer = setTimeout(() => void turn(), arrivalLeftMs(now()))
    }
    void turn()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [arrivalKeys, now])
  return code
}
