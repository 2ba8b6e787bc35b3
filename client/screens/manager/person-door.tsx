import type { ReactNode } from 'react'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { LinkButton } from '../../app/link-button.tsx'
import { useSession } from '../../app/use-session.ts'
import { Skeleton } from '../../design/skeleton.tsx'
import type { SignedIn } from '../../session/signed-in.ts'
import { baseWords } from '../../words/base/base-words.ts'
import { managerWords } from '../../words/manager/manager-words.ts'
import { useWords } from '../../words/use-words.ts'

type Props = {
  readonly path: string
  /** Around what is said to who is not signed in. */
  readonly frame: (body: ReactNode) => ReactNode
  readonly children: (signedIn: SignedIn) => ReactNode
}

/** What is behind it is for who is signed in; to others it says how. */
export function PersonDoor({ path, frame, children }: Props) {
  const say = useWords(managerWords)
  const sayBase = useWords(baseWords)
  const view = useSession()
  switch (view.kind) {
    case 'looking':
      return frame(<Skeleton lines={5} />)
    case 'away':
      return frame(
        <>
          <FaultBanner fault={view.fault} />
          <LinkButton href={path}>{sayBase('retry')}</LinkButton>
        </>,
      )
    case 'signed_in':
      return children(view.signedIn)
    case 'nobody':
      return frame(
        <>
          <p>{say('sign_in_first')}</p>
          <LinkButton href={`/sign-in?next=${path}`}>{say('sign_in')}</LinkButton>
        </>,
      )
  }
}
