import { type ReactNode, useState } from 'react'
import { PageFrame } from '../../app/page-frame.tsx'
import { takeFragment } from '../../app/take-fragment.ts'
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
  const [token] = useState(takeFragment)
  const view = useSession()
  const step = (): ReactNode => {
    if (view.kind === 'signed_in' && view.signedIn.person.role === 'operator') return <TenantStep />
    if (token !== '') return <OperatorStep token={token} />
    if (view.kind === 'looking') return <Skeleton />
    return <NoToken />
  }
  return <PageFrame title={say('title')}>{step()}</PageFrame>
}
