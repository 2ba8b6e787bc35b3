import { useEffect, useState } from 'react'
import { transition } from '../../../sync/pin/transition.ts'
import { usePage } from '../../app/page.ts'
import type { SignedIn } from '../../session/signed-in.ts'
import { unlockWords } from '../../words/unlock/unlock-words.ts'
import { useWords } from '../../words/use-words.ts'
import { SetPin } from '../unlock/set-pin.tsx'

/** To whoever is signed in at this tablet and has no PIN here yet. One that is there learns how long it serves now. */
export function PinOffer({ signedIn }: { readonly signedIn: SignedIn }) {
  const say = useWords(unlockWords)
  const { home, notices } = usePage()
  const [isOffered, setOffered] = useState(false)
  const { person, session, server_time } = signedIn
  const serverTime = Date.parse(server_time)
  const expiresAt = Date.parse(session.expires_at)
  useEffect(() => {
    const event = { kind: 'renewed', expiresAt, at: serverTime } as const
    void home.pins
      .storeOf(person.id)
      .update((lock) => transition(lock, event))
      .then(({ kind }) => setOffered(kind === 'none' || kind === 'spent' || kind === 'ended'))
  }, [home, person.id, expiresAt, serverTime])
  if (!isOffered) return null
  return (
    <SetPin
      person={{ id: person.id, name: person.name, digits: session.pin_digits }}
      session={{ sessionId: session.id, staffId: person.id, expiresAt }}
      serverTime={serverTime}
      pins={home.pins}
      onSet={() => {
        setOffered(false)
        notices.add('done', say('is_set'))
      }}
    />
  )
}
