import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import type { Language } from '../../../../sync/words/language.ts'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { nameIn } from '../../../app/name-in.ts'
import { useNow } from '../../../app/use-now.ts'
import { useTurn } from '../../../app/use-turn.ts'
import { Button } from '../../../design/button.tsx'
import { classNames } from '../../../design/class-names.ts'
import { kioskWords } from '../../../words/kiosk/kiosk-words.ts'
import { languageNames } from '../../../words/language-names.ts'
import { useInDigits } from '../../../words/page-digits.ts'
import { sayIn } from '../../../words/say-in.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { branchOpening } from '../branch-opening.ts'
import { openingText } from '../opening-text.ts'
import { Invitation } from './invitation.tsx'
import { latestCall } from './latest-call.ts'
import { TimeOfDay } from './time-of-day.tsx'
import { useAnyTouch } from './use-any-touch.ts'

type Props = {
  readonly identity: IdentityValue
  readonly configuration: PublishedConfiguration
  onTouch(): void
  onLanguage(language: Language): void
}

const LOOK_MS = 5_000
/** All of it moves a little, and slowly: what stands still for months burns itself into a screen. */
const PLACE_MS = 60_000
const PLACES = [
  'translate-0',
  'translate-x-4 translate-y-3',
  'translate-x-2 -translate-y-4',
  '-translate-x-3 translate-y-5',
  '-translate-x-5 -translate-y-2',
]

/** While nobody stands before it: whose it is, that one may touch it, the hour, and who is called [KF3]. */
export function Attract({ identity, configuration, onTouch, onLanguage }: Props) {
  const say = useWords(kioskWords)
  const inDigits = useInDigits()
  const [page] = usePageLanguage()
  const at = useNow(useDevice().now, LOOK_MS)
  const tickets = useRows((view) => view.tickets)
  const today = useRows((view) => view.today)
  const place = useTurn(PLACES.length, PLACE_MS)
  useAnyTouch(onTouch)
  const { branch } = configuration
  const { clock, languages } = branch
  const opening = branchOpening(configuration, tickets.values(), today, at)
  const call = latestCall(tickets.values(), configuration, at)
  const invite = (language: Language): string => {
    const speak = sayIn(kioskWords, language)
    return opening.kind === 'open' ? speak('touch') : openingText(opening, { clock, at }, speak, language)
  }
  return (
    <section
      className={classNames(
        'flex grow flex-col items-center justify-evenly gap-8 text-center transition-transform duration-[4000ms]',
        PLACES[place],
      )}
    >
      <div className="flex flex-col gap-2">
        <h1 className="text-hero text-ours-ink">{nameIn(identity.tenant.name, page)}</h1>
        <p className="text-title text-ink-soft">{nameIn(branch.names, page)}</p>
      </div>
      <TimeOfDay at={at} clock={clock} language={page} />
      {call !== undefined && (
        <div className="rounded-card bg-called-soft px-10 py-4 text-called-ink">
          <p className="text-large">{say('being_called')}</p>
          <p className="text-number leading-tight font-bold">
            <bdi dir="ltr">{inDigits(call.number)}</bdi>
          </p>
          <p className="text-large">{say('at_counter', { counter: call.counter })}</p>
        </div>
      )}
      <Invitation languages={languages} say={invite} />
      <div className="flex w-full max-w-3xl flex-col gap-4 landscape:sm:flex-row">
        {languages.map((language) => (
          <div key={language} lang={language} className="grow basis-0">
            <Button kind="primary" size="huge" isWide onPress={() => onLanguage(language)}>
              {languageNames[language]}
            </Button>
          </div>
        ))}
      </div>
    </section>
  )
}
