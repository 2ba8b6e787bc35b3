import type { ReactNode } from 'react'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { LinkButton } from '../../app/link-button.tsx'
import { PageFrame } from '../../app/page-frame.tsx'
import { useSession } from '../../app/use-session.ts'
import { Banner } from '../../design/banner.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { baseWords } from '../../words/base/base-words.ts'
import { sessionsWords } from '../../words/sessions/sessions-words.ts'
import { useWords } from '../../words/use-words.ts'
import { SessionList } from './session-list.tsx'

/** Where a person is signed in, and how to end it. */
export function SessionsScreen() {
  const say = useWords(sessionsWords)
  const sayBase = useWords(baseWords)
  const view = useSession()
  const body = (): ReactNode => {
    switch (view.kind) {
      case 'looking':
        return <Skeleton lines={5} />
      case 'away':
        return (
          <>
            <FaultBanner fault={view.fault} />
            <LinkButton href="/sessions">{sayBase('retry')}</LinkButton>
          </>
        )
      case 'signed_in':
        return <SessionList signedIn={view.signedIn} />
      case 'nobody':
        return (
          <>
            <Banner tone="ours">{say('sign_in_first')}</Banner>
            <LinkButton href="/sign-in?next=/sessions">{say('sign_in')}</LinkButton>
          </>
        )
    }
  }
  return <PageFrame title={say('title')}>{body()}</PageFrame>
}
