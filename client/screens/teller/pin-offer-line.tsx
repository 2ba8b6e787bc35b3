import { useState } from 'react'
import { usePage } from '../../app/page.ts'
import { useSession } from '../../app/use-session.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import type { SignedIn } from '../../session/signed-in.ts'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { unlockWords } from '../../words/unlock/unlock-words.ts'
import { useWords } from '../../words/use-words.ts'
import { SetPin } from '../unlock/set-pin.tsx'
import { usePinOffer } from './use-pin-offer.ts'

/** To whoever is signed in at this tablet and has no PIN here yet: without one a reload without network ends the work. */
export function PinOfferLine() {
  const view = useSession()
  return view.kind === 'signed_in' ? <Offer signedIn={view.signedIn} /> : null
}

function Offer({ signedIn }: { readonly signedIn: SignedIn }) {
  const say = useWords(tellerWords)
  const sayUnlock = useWords(unlockWords)
  const { home, notices } = usePage()
  const [isOffered, take] = usePinOffer(signedIn)
  const [isOpen, setOpen] = useState(false)
  const { person, session, server_time } = signedIn
  if (!isOffered) return null
  return (
    <>
      <Button kind="quiet" aria-label={say('set_pin')} onPress={() => setOpen(true)}>
        {say('set_pin_short')}
      </Button>
      <Dialog title={say('set_pin')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <SetPin
          person={{ id: person.id, name: person.name, digits: session.pin_digits }}
          session={{ sessionId: session.id, staffId: person.id, expiresAt: Date.parse(session.expires_at) }}
          serverTime={Date.parse(server_time)}
          pins={home.pins}
          onSet={() => {
            setOpen(false)
            take()
            notices.add('done', sayUnlock('is_set'))
          }}
        />
      </Dialog>
    </>
  )
}
