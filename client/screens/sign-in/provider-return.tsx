import { useEffect, useRef, useState } from 'react'
import type { Fault } from '../../api/answer.ts'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { LinkButton } from '../../app/link-button.tsx'
import { usePage } from '../../app/page.ts'
import { Banner } from '../../design/banner.tsx'
import type { SignedIn } from '../../session/signed-in.ts'
import { signInWords } from '../../words/sign-in/sign-in-words.ts'
import { useWords } from '../../words/use-words.ts'
import { finishAtProvider } from './provider-flow.ts'

type Props = { readonly onSignedIn: (answer: SignedIn) => void }
type State =
  | { readonly kind: 'working' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly fault: Fault }

/** Back from the provider. */
export function ProviderReturn({ onSignedIn }: Props) {
  const say = useWords(signInWords)
  const page = usePage()
  const [state, setState] = useState<State>({ kind: 'working' })
  const hasBegun = useRef(false)
  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    void finishAtProvider(page, location.search).then((end) => {
      if (end.kind === 'lost') setState({ kind: 'lost' })
      else if (end.answer.ok) onSignedIn(end.answer.value)
      else setState({ kind: 'refused', fault: end.answer.fault })
    })
  }, [page, onSignedIn])
  if (state.kind === 'working') return <Banner tone="waiting">{say('coming_back')}</Banner>
  return (
    <>
      {state.kind === 'lost' ? <Banner tone="fault">{say('flow_lost')}</Banner> : <FaultBanner fault={state.fault} />}
      <LinkButton href="/sign-in">{say('title')}</LinkButton>
    </>
  )
}
