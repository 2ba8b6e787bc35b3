import { Banner } from '../design/banner.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { deviceWords } from '../words/device/device-words.ts'
import { useWords } from '../words/use-words.ts'
import { FaultBanner } from './fault-banner.tsx'
import { LinkButton } from './link-button.tsx'
import { useSession } from './use-session.ts'

/** Who is signed in at this page, or the way in. */
export function PersonLine({ path }: { readonly path: string }) {
  const say = useWords(deviceWords)
  const view = useSession()
  switch (view.kind) {
    case 'looking':
      return <Skeleton lines={1} />
    case 'away':
      return <FaultBanner fault={view.fault} />
    case 'signed_in':
      return <Banner tone="done">{say('signed_in', { name: view.signedIn.person.name })}</Banner>
    case 'nobody':
      return (
        <>
          <p>{say('sign_in_first')}</p>
          <LinkButton href={`/sign-in?next=${path}`}>{say('sign_in')}</LinkButton>
        </>
      )
  }
}
