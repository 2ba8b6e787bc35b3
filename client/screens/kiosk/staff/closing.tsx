import { useEffect, useState } from 'react'
import { Banner } from '../../../design/banner.tsx'
import { kioskStaffWords } from '../../../words/kiosk-staff/kiosk-staff-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { SIGNS_OF_LIFE, useQuiet } from '../lock/use-quiet.ts'

const SECOND_MS = 1_000

type Props = { readonly afterMs: number; readonly saidBeforeMs: number }

/** The last seconds before the page closes by itself are counted, so that nobody is thrown out unawares. */
export function Closing({ afterMs, saidBeforeMs }: Props) {
  const say = useWords(kioskStaffWords)
  const [leftS, setLeftS] = useState<number>()
  useQuiet(leftS === undefined, afterMs - saidBeforeMs, () => setLeftS(saidBeforeMs / SECOND_MS))
  useEffect(() => {
    if (leftS === undefined) return
    const stay = (): void => setLeftS(undefined)
    const timer = setInterval(() => setLeftS((left) => left && Math.max(1, left - 1)), SECOND_MS)
    for (const type of SIGNS_OF_LIFE) addEventListener(type, stay, { capture: true })
    return () => {
      clearInterval(timer)
      for (const type of SIGNS_OF_LIFE) removeEventListener(type, stay, { capture: true })
    }
  }, [leftS])
  if (leftS === undefined) return null
  return <Banner tone="waiting">{say('closes', { seconds: leftS })}</Banner>
}
