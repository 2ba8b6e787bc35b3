import { wordsIn } from '../../../sync/words/words-in.ts'
import { Button } from '../../design/button.tsx'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { KeyCap } from './keys/key-cap.tsx'
import { keyTable } from './keys/key-table.ts'

/** The largest thing there is to press, always in the same place, always possible [TC2]. */
export function CallNextButton({ next, onPress }: { readonly next: string | undefined; readonly onPress: () => void }) {
  const [language] = usePageLanguage()
  return (
    // In a small window, or a large one at 200 %, it stays at the foot while the rest scrolls.
    <div className="sticky bottom-2 z-1 flex lg:static [&>button]:min-h-18 lg:[&>button]:min-h-30">
      <Button kind="primary" size="huge" onPress={onPress} isWide>
        <span className="flex flex-col items-center gap-1">
          <span className="flex items-center gap-2">
            {wordsIn(language).commands.call_next}
            <KeyCap of={keyTable.call_next[0]} isSmall />
          </span>
          {next !== undefined && (
            <span className="text-large font-normal">
              <bdi dir="ltr">{next}</bdi>
            </span>
          )}
        </span>
      </Button>
    </div>
  )
}
