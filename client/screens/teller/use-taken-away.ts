import { useCallback, useEffect, useState } from 'react'
import { useDevice } from '../../app/hooks/device-context.ts'
import { takenAway } from './taken-away.ts'

export type TakenAway = { readonly ids: readonly string[]; readonly forget: () => void }

const NONE: readonly string[] = []

/** The tickets that another counter turned out to have, until they are forgotten [TC24]. */
export function useTakenAway(counterId: string): TakenAway {
  const device = useDevice()
  const [ids, setIds] = useState(NONE)
  useEffect(() => {
    let before = device.view.tickets
    return device.subscribe(() => {
      const now = device.view.tickets
      if (now === before) return
      const found = takenAway(before, now, counterId)
      before = now
      if (found.length > 0) setIds((known) => [...new Set([...known, ...found])])
    })
  }, [device, counterId])
  return { ids, forget: useCallback(() => setIds(NONE), []) }
}
