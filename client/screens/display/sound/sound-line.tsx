import { VolumeX } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { displayWords } from '../../../words/display/display-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Announcer } from '../announcer-port.ts'

/** Whoever has just set it up is still there; after that it would only be in the way. */
const ASK_MS = 60_000

/** Says that nothing is heard, and for a minute what to do about it [DY9]: the voice hears any touch and any key by itself. */
export function SoundLine({ announcer }: { readonly announcer: Announcer }) {
  const say = useWords(displayWords)
  const [isAsked, setAsked] = useState(true)
  const isBlocked = useSyncExternalStore(announcer.subscribe, () => announcer.state().audible === 'blocked')
  useEffect(() => {
    if (!isBlocked) return
    const timer = setTimeout(() => setAsked(false), ASK_MS)
    return () => clearTimeout(timer)
  }, [isBlocked])
  if (!isBlocked) return null
  return (
    <p className="flex shrink-0 items-center gap-3 rounded-card bg-waiting-soft px-5 py-2 text-large text-waiting-ink forced-colors:border">
      <VolumeX aria-hidden className="size-6 shrink-0" />
      <bdi>{say(isAsked ? 'touch_for_sound' : 'sound_off')}</bdi>
    </p>
  )
}
