import { type ReactNode, useState } from 'react'
import { useRows } from '../../../../app/hooks/use-rows.ts'
import { nameIn } from '../../../../app/name-in.ts'
import { Banner } from '../../../../design/banner.tsx'
import { Button } from '../../../../design/button.tsx'
import { NumberPad } from '../../../../design/number-pad.tsx'
import { tellerApartWords } from '../../../../words/teller-apart/teller-apart-words.ts'
import { usePageLanguage } from '../../../../words/use-page-language.ts'
import { useWords } from '../../../../words/use-words.ts'
import type { Acts } from '../../use-acts.ts'
import { SwitchRow } from '../switch-row.tsx'
import { rollingNumber, typedNumber } from './rolling-number.ts'
import { seriesOf } from './series-of.ts'
import { type PaperDesk, usePaperCall } from './use-paper-call.ts'

const DIGITS_MAX = 6

type Props = PaperDesk & { readonly acts: Pick<Acts, 'once'>; readonly children?: ReactNode }

/** In the queue's place while there is none: the numbers on the paper, typed or one after the other. */
export function PaperRung({ acts, children, ...desk }: Props) {
  const say = useWords(tellerApartWords)
  const [language] = usePageLanguage()
  const [typed, setTyped] = useState('')
  const [prefix, setPrefix] = useState<string>()
  const configuration = useRows((view) => view.configuration)
  const tickets = useRows((view) => view.tickets)
  const today = useRows((view) => view.today) ?? ''
  const call = usePaperCall(desk)
  const offered = seriesOf(desk.counter, configuration)
  const series = offered.find((each) => each.prefix === prefix) ?? offered[0]
  const number = series && typedNumber(typed, series)
  const next = series && rollingNumber(tickets.values(), today, series)
  const callIt = (wanted: string): void => {
    setTyped('')
    acts.once(`paper ${wanted}`, () => call(wanted))
  }
  return (
    <section
      aria-label={say('paper_title')}
      className="flex min-h-96 flex-col gap-3 overflow-y-auto rounded-card bg-surface p-4 shadow-card lg:min-h-0"
    >
      <h2 className="text-large font-semibold">{say('paper_title')}</h2>
      <p className="text-small text-ink-soft">{say('paper_share')}</p>
      {series === undefined && <Banner tone="waiting">{say('paper_no_series')}</Banner>}
      {series !== undefined && (
        <>
          {offered.length > 1 && (
            <div className="flex items-center gap-2">
              <SwitchRow
                label={say('paper_series')}
                options={offered.map((each) => ({ id: each.prefix, text: each.prefix }))}
                chosen={series.prefix}
                onChoose={setPrefix}
              />
              <span className="min-w-0 text-small text-ink-soft">{nameIn(series.names, language)}</span>
            </div>
          )}
          {/* Side by side: one below the other, half of the pad would lie under the edge of a tablet. */}
          <div className="grid gap-3 sm:grid-cols-2">
            <NumberPad
              label={say('paper_pad')}
              onDigit={(digit) => setTyped((before) => `${before}${digit}`.slice(0, DIGITS_MAX))}
              onBack={() => setTyped((before) => before.slice(0, -1))}
            />
            <div className="flex flex-col justify-between gap-3">
              <output aria-label={say('paper_number')} className="text-center text-hero font-bold text-ours-ink">
                <bdi dir="ltr">{number ?? `${series.prefix}-${'–'.repeat(series.digits)}`}</bdi>
              </output>
              <Button size="big" isWide onPress={() => number !== undefined && callIt(number)}>
                <span>
                  {number === undefined ? say('paper_type') : unbroken(say('paper_call', { number }), number)}
                </span>
              </Button>
              {next !== undefined && (
                <Button kind="primary" size="huge" isWide onPress={() => callIt(next)}>
                  <span>{unbroken(say('paper_next', { number: next }), next)}</span>
                </Button>
              )}
            </div>
          </div>
        </>
      )}
      {children}
    </section>
  )
}

/** A line may end before a number, never at its hyphen. */
function unbroken(sentence: string, number: string): ReactNode {
  const [before, after] = sentence.split(number)
  return (
    <>
      {before}
      <span className="whitespace-nowrap">{number}</span>
      {after}
    </>
  )
}
