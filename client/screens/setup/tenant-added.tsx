import { CopyBox } from '../../app/copy-box.tsx'
import { showDateTime } from '../../app/show-time.ts'
import { useBusy } from '../../app/use-busy.ts'
import { Banner } from '../../design/banner.tsx'
import { setupWords } from '../../words/setup/setup-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import type { AddedTenant, TypedTenant } from './new-tenant.ts'

export function TenantAdded({ typed, answer }: { readonly typed: TypedTenant; readonly answer: AddedTenant }) {
  const say = useWords(setupWords)
  const [language] = usePageLanguage()
  // The link is told once: no newer version may take it off the screen.
  useBusy(true)
  return (
    <>
      <Banner tone="done">{say('added_title', { name: typed[language].trim() })}</Banner>
      <p>{say('added_about', { admin: typed.adminName.trim() })}</p>
      <CopyBox text={answer.invitation_url} />
      <p className="text-small text-ink-soft">
        {say('valid_until', { time: showDateTime(answer.expires_at, language) })}
      </p>
    </>
  )
}
