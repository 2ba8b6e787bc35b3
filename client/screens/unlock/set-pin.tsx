import { useState } from 'react'
import type { PinSession } from '../../../sync/pin/pin-lock.ts'
import { pinWeakness } from '../../../sync/pin/pin-rule.ts'
import { makePinVerifier } from '../../../sync/pin/pin-verifier.ts'
import { pinWordsIn } from '../../../sync/pin/pin-words-in.ts'
import { transition } from '../../../sync/pin/transition.ts'
import type { PinPerson, Pins } from '../../app/pins.ts'
import { Banner } from '../../design/banner.tsx'
import { unlockWords } from '../../words/unlock/unlock-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { PinEntry } from './pin-entry.tsx'

type Props = {
  readonly person: PinPerson
  readonly session: PinSession
  /** The server's own word, as it signed the person in. */
  readonly serverTime: number
  readonly pins: Pins
  readonly onSet: () => void
}

/** A new PIN, typed twice [PN7]; it is on the disk before anybody is told so. */
export function SetPin({ person, session, serverTime, pins, onSet }: Props) {
  const say = useWords(unlockWords)
  const [language] = usePageLanguage()
  const words = pinWordsIn(language)
  const [first, setFirst] = useState<string>()
  const [fault, setFault] = useState<string>()
  const [isSaving, setSaving] = useState(false)

  async function save(pin: string): Promise<void> {
    setSaving(true)
    const verifier = await makePinVerifier(pins.crypto, { staffId: person.id, pin })
    const event = { kind: 'pin_set', session, verifier, at: serverTime } as const
    await pins.storeOf(person.id).update((lock) => transition(lock, event))
    await pins.remember(person)
    onSet()
  }
  function take(pin: string): void {
    const weakness = pinWeakness(pin, person.digits)
    setFault(undefined)
    if (weakness !== null) setFault(words.weaknesses[weakness].replace('{digits}', String(person.digits)))
    else if (first === undefined) setFirst(pin)
    else if (first === pin) void save(pin)
    else {
      setFirst(undefined)
      setFault(say('not_same'))
    }
  }
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-large">{say('set_title')}</h2>
      <p className="text-ink-soft">
        {first === undefined ? say('set_about', { digits: person.digits }) : say('again')}
      </p>
      {fault !== undefined && <Banner tone="fault">{fault}</Banner>}
      <PinEntry digits={person.digits} isPaused={isSaving} onPin={take} />
    </section>
  )
}
