import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import type { Command } from '../../app/hooks/use-command.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { nameIn } from '../../app/name-in.ts'
import { useNow } from '../../app/use-now.ts'
import { Banner } from '../../design/banner.tsx'
import { classNames } from '../../design/class-names.ts'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { countTickets, openingNow } from './opening-now.ts'
import { refusalKey } from './refusal-key.ts'
import { ServiceCard } from './service-card.tsx'
import { serviceGroups } from './service-groups.ts'

type Props = {
  readonly configuration: PublishedConfiguration
  readonly refused: Command['refused']
  onChoose(serviceId: string, ahead: number): void
}

/** Opening hours are looked at so often. */
const LOOK_MS = 15_000
/** More of them would not all be in sight on a standing screen: two stand side by side then. */
const ONE_BELOW_THE_OTHER_MAX = 5

export function ServiceChoice({ configuration, refused, onChoose }: Props) {
  const say = useWords(kioskWords)
  const [language] = usePageLanguage()
  const tickets = useRows((view) => view.tickets)
  const today = useRows((view) => view.today)
  const at = useNow(useDevice().now, LOOK_MS)
  const counts = countTickets(tickets.values(), today)
  const groups = serviceGroups(configuration)
  const openings = new Map(
    groups
      .flatMap(({ services }) => services)
      .map((service) => [service.id, openingNow(configuration, service, at, counts.get(service.id)?.issued ?? 0)]),
  )
  const isMany = openings.size > ONE_BELOW_THE_OTHER_MAX
  const isClosed = [...openings.values()].every(({ kind }) => kind === 'closed')
  const { welcome, closed } = configuration.words
  const own = isClosed ? closed : welcome
  return (
    <>
      <h1 className="text-hero">{say(isClosed ? 'branch_closed' : 'choose')}</h1>
      {own !== undefined && <p className="text-large text-ink-soft">{nameIn(own, language)}</p>}
      {refused !== undefined && (
        <Banner tone="fault" code={refused.code}>
          {say(refusalKey(refused.code))}
        </Banner>
      )}
      {groups.map(({ group, services }) => (
        <section key={group?.id ?? 'others'} className="flex flex-col gap-3">
          {groups.length > 1 && (
            <h2 className="text-large text-ink-soft">
              {group === undefined ? say('other_services') : nameIn(group.names, language)}
            </h2>
          )}
          <div className={classNames('grid gap-3', isMany && 'md:grid-cols-2')}>
            {services.map((service) => {
              const waiting = counts.get(service.id)?.waiting ?? 0
              const opening = openings.get(service.id)
              if (opening === undefined) return null
              return (
                <ServiceCard
                  key={service.id}
                  service={service}
                  waiting={waiting}
                  opening={opening}
                  now={{ clock: configuration.branch.clock, at }}
                  onChoose={() => onChoose(service.id, waiting)}
                />
              )
            })}
          </div>
        </section>
      ))}
    </>
  )
}
