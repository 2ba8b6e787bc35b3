import { useEffect, useState } from 'react'
import { transition } from '../../../sync/pin/transition.ts'
import { usePage } from '../../app/page.ts'
import type { SignedIn } from '../../session/signed-in.ts'

/** Whether a person without a PIN here is offered one. A PIN that is there learns how long it serves now. */
export function usePinOffer({ person, session, server_time }: SignedIn): [boolean, () => void] {
  const { home } = usePage()
  const [isOffered, setOffered] = useState(false)
  const serverTime = Date.parse(server_time)
  const expiresAt = Date.parse(session.expires_at)
  useEffect(() => {
    const event = { kind: 'renewed', expiresAt, at: serverTime } as const
    void home.pins
      .storeOf(person.id)
      .update((lock) => transition(lock, event))
      .then(({ kind }) => setOffered(kind === 'none' || kind === 'spent' || kind === 'ended'))
  }, [home, person.id, expiresAt, serverTime])
  return [isOffered, () => setOffered(false)]
}
