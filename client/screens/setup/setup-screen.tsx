import type { ReactNode } from 'react'
import { PageFrame } from '../../app/page-frame.tsx'
import { useFragment } from '../../app/use-fragment.ts'
import { useSession } from '../../app/use-session.ts'
import { Skeleton } from '../../design/skeleton.tsx'
import { setupWords } from '../../words/setup/setup-words.ts'
import { useWords } from '../../words/use-words.ts'
import { NoToken } from './no-token.tsx'
import { OperatorStep } from './operator-step.tsx'
import { TenantStep } from './tenant-step.tsx'

/** First run: whoever reads the server's terminal becomes its operator, and adds the first organisation. */
export function SetupScreen() {
  const say = useWords(setupWords)
  const token = useFragment()
  const view = useSession()
  const step = (): ReactNode => {
    if (view.kind === 'signed_in' && view.signedIn.person.role === 'operator') return <TenantStep />
    if (token !== '') return <OperatorStep key={token} token={token} />
    if (view.kind === 'looking') return <Skeleton />
    return <NoToken />
  }
  return <PageFrame title={say('title')}>{step()}</PageFrame>
}
