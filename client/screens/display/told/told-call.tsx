import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { Language } from '../../../../sync/words/language.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { sayIn } from '../../../words/say-in.ts'
import type { Call } from '../calls/call-of.ts'
import { labelOf } from '../calls/counter-label.ts'
import { Told } from './told.tsx'

type Props = {
  readonly call: Call | undefined
  readonly configuration: PublishedConfiguration
  readonly language: Language
}

/** Who is called, and where to [DY30]; a recall of the same number is another call, and told anew. */
export function ToldCall({ call, configuration, language }: Props) {
  const counter = call && labelOf(configuration, call.counterId)
  return (
    <Told about="call" language={language}>
      {call?.state === 'called' && counter !== undefined && (
        <span key={`${call.key} ${call.calledAt}`}>
          {sayIn(displayWords, language)('said', { number: call.number, counter })}
        </span>
      )}
    </Told>
  )
}
