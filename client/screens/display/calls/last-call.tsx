import { BellRing } from 'lucide-react'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { Language } from '../../../../sync/words/language.ts'
import { classNames } from '../../../design/class-names.ts'
import { directionOf } from '../../../words/direction-of.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { useInDigits } from '../../../words/page-digits.ts'
import { sayIn } from '../../../words/say-in.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Call } from './call-of.ts'
import { labelOf } from './counter-label.ts'
import { numberLength } from './number-length.ts'

type Props = {
  readonly call: Call | undefined
  readonly configuration: PublishedConfiguration
  readonly languages: readonly Language[]
}

/** The one thing that everybody looks for: the number that was called last, and where it goes [DY10]. */
export function LastCall({ call, configuration, languages }: Props) {
  const say = useWords(displayWords)
  const inDigits = useInDigits()
  const isCalled = call?.state === 'called'
  return (
    <section
      aria-label={say('last_call')}
      className={classNames(
        'flex min-w-0 flex-col items-center justify-center gap-1 overflow-hidden rounded-card px-6 py-2 text-center forced-colors:border',
        isCalled ? 'bg-called-soft text-called-ink' : 'bg-surface text-ink-soft',
      )}
    >
      {call === undefined ? (
        <p dir="auto" className="py-16 text-number leading-tight font-semibold text-balance">
          {say('nobody_called')}
        </p>
      ) : (
        // Another call is another element, so that it pulses; a state that changes is none.
        <div key={`${call.key} ${call.calledAt}`} data-call className="pulsing-once">
          <p className="flex items-center justify-center gap-3 text-title leading-tight">
            {isCalled && <BellRing aria-hidden className="size-7" />}
            <bdi>{say(isCalled ? 'now_calling' : 'last_call')}</bdi>
          </p>
          <p data-last-call data-length={numberLength(call.number)} className="wall-number font-bold whitespace-nowrap">
            <bdi dir="ltr">{inDigits(call.number)}</bdi>
          </p>
          <p className="flex flex-wrap items-center justify-center gap-x-6">
            <span className="text-title">
              {languages.map((language, at) => (
                <span key={language}>
                  {at > 0 && <span aria-hidden> · </span>}
                  <bdi lang={language} dir={directionOf(language)}>
                    {sayIn(displayWords, language)('counter')}
                  </bdi>
                </span>
              ))}
            </span>
            <bdi className="text-number leading-none font-bold">
              {inDigits(labelOf(configuration, call.counterId) ?? '–')}
            </bdi>
          </p>
        </div>
      )}
    </section>
  )
}
