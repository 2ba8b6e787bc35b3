import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { nameOf } from '../languages/name-of.ts'
import { Fitted } from '../lists/fitted.tsx'
import { StandingBand } from '../standing/standing-band.tsx'
import { useStanding } from '../standing/use-standing.ts'

const NAME_CHARS = 40

/** Before the first sight of the branch: whose screen it is, and that it comes by itself. */
export function Preparing({ identity }: { readonly identity: IdentityValue }) {
  const say = useWords(displayWords)
  const [language] = usePageLanguage()
  const standing = useStanding()
  return (
    <div data-surface="display" data-rung={standing.rung} className="board">
      <header>
        <h1 className="flex">
          <Fitted {...nameOf(identity.tenant.name, language)} chars={NAME_CHARS} className="text-ours-ink" />
        </h1>
      </header>
      <main className="row-span-2 flex flex-col items-center justify-center text-center">
        <p dir="auto" className="text-number text-ink-soft">
          {say('preparing')}
        </p>
      </main>
      <footer>
        <StandingBand standing={standing}>{null}</StandingBand>
      </footer>
    </div>
  )
}
