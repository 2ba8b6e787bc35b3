import type { CustomerMatter } from '../../../../printer/words/matter.ts'
import { printerWordsIn } from '../../../../printer/words/printer-words-in.ts'
import { Banner } from '../../../design/banner.tsx'
import { usePageLanguage } from '../../../words/use-page-language.ts'

/** What happened to the paper, then what the customer does: never more than that, and never a code. */
export function PaperFault({ matter }: { readonly matter: CustomerMatter }) {
  const [language] = usePageLanguage()
  const { happened, todo } = printerWordsIn(language).customer[matter]
  return (
    <Banner tone="called">
      <span className="block text-large font-semibold">{happened}</span>
      <span className="block text-large">{todo}</span>
    </Banner>
  )
}
