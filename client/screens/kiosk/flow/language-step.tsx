import type { Language } from '../../../../sync/words/language.ts'
import { kioskWords } from '../../../words/kiosk/kiosk-words.ts'
import { languageNames } from '../../../words/language-names.ts'
import { sayIn } from '../../../words/say-in.ts'
import { useWords } from '../../../words/use-words.ts'
import { ChoiceCard } from './choice-card.tsx'
import { StepBody } from './step-body.tsx'
import { StepTitle } from './step-title.tsx'

type Props = { readonly languages: readonly Language[]; onLanguage(language: Language): void }

/** Each language asks and answers for itself. */
export function LanguageStep({ languages, onLanguage }: Props) {
  const say = useWords(kioskWords)
  return (
    <>
      <StepTitle>{say('which_language')}</StepTitle>
      <StepBody>
        <section className="grid gap-3 landscape:xl:grid-cols-3">
          {languages.map((language) => (
            <ChoiceCard
              key={language}
              lang={language}
              name={languageNames[language]}
              note={sayIn(kioskWords, language)('choose')}
              onChoose={() => onLanguage(language)}
            />
          ))}
        </section>
      </StepBody>
    </>
  )
}
