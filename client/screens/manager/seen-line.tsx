import { FaultBanner } from '../../app/fault-banner.tsx'
import { showHour } from '../../app/show-time.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { baseWords } from '../../words/base/base-words.ts'
import { managerWords } from '../../words/manager/manager-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import type { Seen } from './use-answer.ts'

/** How old what is shown is; in its place, why there is nothing yet [BN6]. */
export function SeenLine({ seen }: { readonly seen: Seen<unknown> }) {
  const say = useWords(managerWords)
  const sayBase = useWords(baseWords)
  const [language] = usePageLanguage()
  const { value, at, fault, ask } = seen
  if (value === undefined || at === undefined) {
    if (fault === undefined) return <Skeleton lines={5} />
    return (
      <>
        <FaultBanner fault={fault} />
        <Button onPress={ask}>{sayBase('retry')}</Button>
      </>
    )
  }
  const time = showHour(at, language)
  if (fault === undefined) return <p className="text-small text-ink-soft">{say('as_of', { time })}</p>
  if (fault.code === 'no_connection') return <Banner tone="called">{say('stale', { time })}</Banner>
  return (
    <>
      <FaultBanner fault={fault} />
      <p className="text-small text-ink-soft">{say('as_of', { time })}</p>
    </>
  )
}
