import { messageFor } from '../../../sync/errors/message-for.ts'
import { storeErrorCodes } from '../../../sync/ports/store.ts'
import { Banner } from '../../design/banner.tsx'
import { syncWords } from '../../words/sync/sync-words.ts'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import type { Acts } from './use-acts.ts'

/** Why the last wish was not even written down. */
export function RefusedBanner({ code }: { readonly code: Acts['refused'] }) {
  const say = useWords(tellerWords)
  const saySync = useWords(syncWords)
  const [language] = usePageLanguage()
  if (code === undefined) return null
  const ofStore = storeErrorCodes.find((each) => each === code)
  const text = (): string => {
    if (ofStore !== undefined) return saySync(`store_${ofStore}`)
    if (code === 'outbox_full') return say('refused_outbox_full')
    return code === 'nobody_waiting' ? messageFor(code, language) : say('refused_not_ready')
  }
  return (
    <Banner tone={code === 'nobody_waiting' ? 'waiting' : 'fault'} code={code}>
      {text()}
    </Banner>
  )
}
