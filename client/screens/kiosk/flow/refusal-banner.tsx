import { Banner } from '../../../design/banner.tsx'
import { kioskWords } from '../../../words/kiosk/kiosk-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { RefusalKey } from '../refusal-key.ts'
import type { Scanned } from './use-acts.ts'

/** Why there is no ticket, and what to do; what a hand can mend is no fault. Who is in the line now needs none. */
export function RefusalBanner({ why }: { readonly why: RefusalKey | Scanned }) {
  const say = useWords(kioskWords)
  const isFault = why === 'no_letter' || why === 'not_ready' || why === 'not_kept'
  return (
    <Banner tone={isFault ? 'fault' : why === 'arrived' ? 'done' : 'called'} {...(isFault && { code: why })}>
      <span className="text-large">{say(why)}</span>
    </Banner>
  )
}
