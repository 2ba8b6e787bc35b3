import { messageFor } from '../../sync/errors/message-for.ts'
import { type Fault, ownFaults } from '../api/answer.ts'
import { Banner } from '../design/banner.tsx'
import { baseWords } from '../words/base/base-words.ts'
import { usePageLanguage } from '../words/use-page-language.ts'
import { useWords } from '../words/use-words.ts'

/** Why something did not happen, and what to do; nothing where nothing is wrong. */
export function FaultBanner({ fault }: { readonly fault: Fault | undefined }) {
  const say = useWords(baseWords)
  const [language] = usePageLanguage()
  if (fault === undefined) return null
  const own = ownFaults.find((each) => each === fault.code)
  return (
    <Banner tone="fault" code={fault.code}>
      {own === undefined ? messageFor(fault.code, language, fault.details) : say(own)}
    </Banner>
  )
}
