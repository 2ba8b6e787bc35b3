import { useEffect } from 'react'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { screenOfKind } from '../../app/device-screens.ts'
import { LinkButton } from '../../app/link-button.tsx'
import { nameIn } from '../../app/name-in.ts'
import { Banner } from '../../design/banner.tsx'
import { enrolWords } from '../../words/enrol/enrol-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'

/** Long enough to read what it became. */
const GO_ON_MS = 4_000
const GO_ON_AT_ONCE = 'go'

type Props = {
  readonly identity: IdentityValue
  /** Something else on the page waits for a person. */
  readonly isWatched: boolean
}

/** What this browser became; its screen opens by itself, since at a kiosk nobody may be left to press anything. */
export function Enrolled({ identity, isWatched }: Props) {
  const say = useWords(enrolWords)
  const [language] = usePageLanguage()
  const { kind, name, tenant } = identity
  const path = `/${screenOfKind[kind]}`
  useEffect(() => {
    const isAtOnce = new URLSearchParams(location.search).has(GO_ON_AT_ONCE)
    if (isWatched && !isAtOnce) return
    const timer = setTimeout(() => location.replace(path), isAtOnce ? 0 : GO_ON_MS)
    return () => clearTimeout(timer)
  }, [path, isWatched])
  return (
    <>
      <Banner tone="done">{say('became', { name, tenant: nameIn(tenant.name, language) })}</Banner>
      <LinkButton href={path}>{say(`open_${kind}`)}</LinkButton>
    </>
  )
}
