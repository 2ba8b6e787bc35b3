import { useEffect, useState } from 'react'
import { type WorkApart, workApart } from '../../../../../sync/outbox/work-apart.ts'
import { useDevice } from '../../../../app/hooks/device-context.ts'
import { useSyncValue } from '../../../../app/hooks/use-sync-state.ts'
import { localValues } from '../../../../app/open-values.ts'

const SEEN = 'teller.apart-seen'

export type Apart = {
  /** The latest first. */
  readonly all: readonly WorkApart[]
  /** What nobody has said to have seen, while there is a line to hear of it by. */
  readonly unseen: readonly WorkApart[]
  readonly markSeen: () => void
}

/** What this tablet did without connection [AP1]; read anew when something was decided or the line came or went. */
export function useApart(): Apart {
  const device = useDevice()
  const pendingCount = useSyncValue('pendingCount')
  const rung = useSyncValue('rung')
  const [all, setAll] = useState<readonly WorkApart[]>([])
  const [seenUntil, setSeenUntil] = useState(() => Number(localValues.getItem(SEEN) ?? 0))
  // While there is no line every tap writes a row, and nothing of it has come to anything.
  const isAlone = rung === 'isolated' || rung === 'paper'
  const occasion = isAlone ? rung : `${rung} ${pendingCount}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the occasion is why it is read anew.
  useEffect(() => {
    let isGone = false
    // A disk that cannot be read shows as a trouble of the device.
    void device.outboxRows().then(
      (rows) => !isGone && setAll(workApart(rows)),
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [device, occasion])
  const unseen = isAlone ? [] : all.filter(({ to }) => to > seenUntil)
  const markSeen = (): void => {
    const until = all[0]?.to ?? 0
    localValues.setItem(SEEN, String(until))
    setSeenUntil(until)
  }
  return { all, unseen, markSeen }
}
