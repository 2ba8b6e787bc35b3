import { CalendarCheck, HeartHandshake } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import { nameIn } from '../../app/name-in.ts'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import type { Visit } from './flow/flow-state.ts'
import { offeredClasses } from './flow/offered.ts'
import type { Send } from './flow/use-flow.ts'

type Props = {
  readonly configuration: PublishedConfiguration
  readonly visit: Visit
  /** No service gives tickets now. */
  readonly isClosed: boolean
  /** Some service takes appointments now: also after the last ticket, and on a full day. */
  readonly canCheckIn: boolean
  readonly send: Send
}

const WAY =
  'flex min-h-18 cursor-pointer items-center justify-center gap-3 rounded-card border border-edge bg-surface px-6 py-2 text-large font-semibold hover:bg-sunken data-[pressed]:bg-sunken'

/** What most people do not need stands below the services, so that it costs nobody a step: priority, an appointment. */
export function OtherWays({ configuration, visit, isClosed, canCheckIn, send }: Props) {
  const say = useWords(kioskWords)
  const [language] = usePageLanguage()
  const chosen = configuration.classes.find(({ id }) => id === visit.classId)
  const hasClasses = offeredClasses(configuration).length > 0 && !isClosed
  if (!hasClasses && !canCheckIn) return null
  return (
    <div className="grid gap-3 md:auto-cols-fr md:grid-flow-col">
      {hasClasses && (
        <Button onPress={() => send({ kind: 'classes_asked' })} className={WAY}>
          <HeartHandshake aria-hidden className="size-7 shrink-0" />
          {chosen === undefined ? say('priority') : say('priority_is', { name: nameIn(chosen.names, language) })}
        </Button>
      )}
      {canCheckIn && (
        <Button onPress={() => send({ kind: 'code_asked' })} className={WAY}>
          <CalendarCheck aria-hidden className="size-7 shrink-0" />
          {say('appointment')}
        </Button>
      )}
    </div>
  )
}
