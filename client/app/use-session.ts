import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Fault } from '../api/answer.ts'
import type { SignedIn } from '../session/signed-in.ts'
import { usePage } from './page.ts'

/** Who is signed in at this page. `looking` until the session of the last visit is back, or known to be none. */
export type SessionView =
  | { readonly kind: 'looking' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'away'; readonly fault: Fault }
  | { readonly kind: 'signed_in'; readonly signedIn: SignedIn }

export function useSession(): SessionView {
  const { session } = usePage()
  const [isLooking, setLooking] = useState(true)
  const [fault, setFault] = useState<Fault>()
  const signedIn = useSyncExternalStore(session.subscribe, session.current)
  useEffect(() => {
    let isGone = false
    void session.restore().then((answer) => {
      if (isGone) return
      setLooking(false)
      if (answer?.ok === false && answer.fault.code !== 'session_ended') setFault(answer.fault)
    })
    return () => {
      isGone = true
    }
  }, [session])
  if (signedIn !== undefined) return { kind: 'signed_in', signedIn }
  if (isLooking) return { kind: 'looking' }
  return fault === undefined ? { kind: 'nobody' } : { kind: 'away', fault }
}
