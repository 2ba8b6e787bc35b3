import { useEffect, useState } from 'react'
import { PIN_TRIES_MAX, type PinLock } from '../../../sync/pin/pin-lock.ts'
import { pinWordsIn } from '../../../sync/pin/pin-words-in.ts'
import { transition } from '../../../sync/pin/transition.ts'
import { type UnlockPorts, unlockWithPin } from '../../../sync/pin/unlock-with-pin.ts'
import type { PinPerson } from '../../app/pins.ts'
import { showTime } from '../../app/show-time.ts'
import { useNow } from '../../app/use-now.ts'
import { Banner } from '../../design/banner.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { unlockWords } from '../../words/unlock/unlock-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { PinEntry } from './pin-entry.tsx'

type Props = {
  readonly person: PinPerson
  readonly ports: UnlockPorts
  readonly onOpen: (lock: Extract<PinLock, { kind: 'open' }>) => void
}

const LOOK_MS = 1_000

/** A tablet opens without the server [PN2 PN3 PN4]: what may be tried, how often yet, and from when. */
export function UnlockPanel({ person, ports, onOpen }: Props) {
  const say = useWords(unlockWords)
  const [language] = usePageLanguage()
  const words = pinWordsIn(language)
  const [lock, setLock] = useState<PinLock>()
  const [isChecking, setChecking] = useState(false)
  const now = useNow(ports.now, LOOK_MS)

  useEffect(() => {
    // A page that has just come up is locked, whatever the last one was.
    void ports.store.update((found) => transition(found, { kind: 'restarted', at: ports.now() })).then(setLock)
  }, [ports])
  async function tryPin(pin: string): Promise<void> {
    setChecking(true)
    const next = await unlockWithPin(ports, pin)
    setChecking(false)
    setLock(next)
    if (next.kind === 'open') onOpen(next)
  }
  if (lock === undefined) return <Skeleton />
  if (lock.kind !== 'locked') return <Banner tone="fault">{words.states[isChecking ? 'checking' : lock.kind]}</Banner>
  // As the lock itself reckons: a server that was ahead of this machine's clock does not lengthen a pause [PN5].
  const waitsUntil = lock.notBefore > Math.max(lock.knownAt, now) ? lock.notBefore : undefined
  return (
    <>
      <p>{say('about', { name: person.name })}</p>
      <p role="status">{words.states[isChecking ? 'checking' : 'locked']}</p>
      {lock.triesLeft < PIN_TRIES_MAX && (
        <Banner tone="fault">{words.hints.tries_left.replace('{count}', String(lock.triesLeft))}</Banner>
      )}
      {waitsUntil !== undefined && (
        <Banner tone="waiting">{words.hints.wait.replace('{time}', showTime(waitsUntil, language))}</Banner>
      )}
      <PinEntry
        digits={person.digits}
        isPaused={isChecking || waitsUntil !== undefined}
        onPin={(pin) => void tryPin(pin)}
      />
    </>
  )
}
