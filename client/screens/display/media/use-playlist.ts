import { useCallback, useState } from 'react'
import type { Medium } from '../../../../sync/configuration/display-schema.ts'
import { useNow } from '../../../app/use-now.ts'
import { afterMedium, currentMedium, failMedium, playlistStart } from './playlist.ts'

const LOOK_MS = 60_000
/** By the clock that nobody sets: only how long ago something failed counts. */
const monotonic = (): number => performance.now()

type Playing = {
  readonly medium: Medium | undefined
  /** Another one at each turn, also where one medium has every turn. */
  readonly turn: number
  readonly onEnd: () => void
  readonly onFail: () => void
}

/** The tenant's media, one after the other. */
export function usePlaylist(media: readonly Medium[]): Playing {
  const [list, setList] = useState(playlistStart)
  const [turn, setTurn] = useState(0)
  const medium = currentMedium(media, list, useNow(monotonic, LOOK_MS))
  const onEnd = useCallback(() => {
    if (medium !== undefined) setList((before) => afterMedium(media, before, medium))
    setTurn((before) => before + 1)
  }, [media, medium])
  const onFail = useCallback(() => {
    if (medium !== undefined) setList((before) => failMedium(media, before, medium, monotonic()))
  }, [media, medium])
  return { medium, turn, onEnd, onFail }
}
