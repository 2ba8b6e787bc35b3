import { memo } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { type Language, languages } from '../../sync/words/language.ts'
import { baseWords } from '../words/base/base-words.ts'
import { languageNames } from '../words/language-names.ts'
import { usePageLanguage } from '../words/use-page-language.ts'
import { useWords } from '../words/use-words.ts'
import { classNames } from './class-names.ts'

type Props = { readonly isBig?: boolean; readonly offered?: readonly Language[] | undefined }

/** The languages, each in its own writing. Big at a kiosk. */
export const LanguageRow = memo(function LanguageRow({ isBig = false, offered = languages }: Props) {
  const say = useWords(baseWords)
  const [current, setLanguage] = usePageLanguage()
  return (
    <ToggleButtonGroup
      aria-label={say('language')}
      disallowEmptySelection
      selectedKeys={[current]}
      onSelectionChange={(keys) => {
        const chosen = languages.find((each) => keys.has(each))
        if (chosen !== undefined) setLanguage(chosen)
      }}
      className="flex flex-wrap justify-center gap-1"
    >
      {offered.map((each) => (
        <ToggleButton
          key={each}
          id={each}
          lang={each}
          className={classNames(
            'cursor-pointer rounded-chip text-ink-soft hover:bg-sunken data-[selected]:bg-ours-soft data-[selected]:font-semibold data-[selected]:text-ours-ink',
            isBig ? 'min-h-18 px-4 text-large sm:px-8' : 'min-h-11 px-4 text-base',
          )}
        >
          {languageNames[each]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
})
