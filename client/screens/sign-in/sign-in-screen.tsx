import { useState } from 'react'
import { usePage } from '../../app/page.ts'
import { PageFrame } from '../../app/page-frame.tsx'
import { useIdentity } from '../../app/use-identity.ts'
import { Skeleton } from '../../design/skeleton.tsx'
import type { SignedIn } from '../../session/signed-in.ts'
import { signInWords } from '../../words/sign-in/sign-in-words.ts'
import { useWords } from '../../words/use-words.ts'
import { CredentialsForm } from './credentials-form.tsx'
import { ForgotForm } from './forgot-form.tsx'
import { nextPath } from './next-path.ts'
import { ProviderReturn } from './provider-return.tsx'
import { SecondFactorSetup } from './second-factor-setup.tsx'

/** The door of every person: by password and second step, by the organisation's provider, or by a link for a new password. */
export function SignInScreen() {
  const say = useWords(signInWords)
  const { session } = usePage()
  const identity = useIdentity()
  const [isForgotten, setForgotten] = useState(false)
  const [limited, setLimited] = useState<SignedIn>()
  const enter = (answer: SignedIn): void => {
    session.open(answer)
    if (answer.session.is_limited) setLimited(answer)
    else location.replace(nextPath(location.search, answer.person.role))
  }
  if (limited !== undefined) {
    return (
      <PageFrame title={say('totp_title')}>
        <SecondFactorSetup onDone={() => location.replace(nextPath(location.search, limited.person.role))} />
      </PageFrame>
    )
  }
  if (location.pathname === '/sign-in/oidc') {
    return (
      <PageFrame title={say('title')}>
        <ProviderReturn onSignedIn={enter} />
      </PageFrame>
    )
  }
  if (identity.kind === 'looking') {
    return (
      <PageFrame title={say('title')}>
        <Skeleton />
      </PageFrame>
    )
  }
  const device = identity.kind === 'device' ? identity.identity : undefined
  return (
    <PageFrame title={say(isForgotten ? 'forgot_title' : 'title')}>
      {isForgotten ? (
        <ForgotForm device={device} onBack={() => setForgotten(false)} />
      ) : (
        <CredentialsForm device={device} onSignedIn={enter} onForgotten={() => setForgotten(true)} />
      )}
    </PageFrame>
  )
}
