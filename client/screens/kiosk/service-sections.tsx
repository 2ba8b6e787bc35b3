import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import { nameIn } from '../../app/name-in.ts'
import { classNames } from '../../design/class-names.ts'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import type { ServiceGroup } from './service-groups.ts'
import { type LyingColumns, ServiceList } from './service-list.tsx'
import type { ServiceState } from './use-service-states.ts'

type Props = {
  readonly configuration: PublishedConfiguration
  readonly groups: readonly ServiceGroup[]
  readonly now: { readonly at: number; readonly states: ReadonlyMap<string, ServiceState> }
  readonly hasAppointment: boolean
  onChoose(id: string): void
}

/** Of a lying screen's columns as many as a group has services. */
const SPANS = { 1: '', 2: 'landscape:xl:col-span-2', 3: 'landscape:xl:col-span-3' } as const satisfies Record<
  LyingColumns,
  string
>

/** More of them would not all be in sight on a standing screen: two stand side by side then. */
const ONE_BELOW_THE_OTHER_MAX = 5

/** Upright the groups stand one below the other; lying, where height is dear, small ones side by side, each as wide as its services. */
export function ServiceSections({ configuration, groups, now, hasAppointment, onChoose }: Props) {
  const say = useWords(kioskWords)
  const [language] = usePageLanguage()
  const isMany = groups.flatMap(({ services }) => services).length > ONE_BELOW_THE_OTHER_MAX
  const columnsOf = ({ length }: readonly unknown[]) => Math.min(length, isMany ? 3 : 2) as LyingColumns
  return (
    <div
      className={classNames(
        'flex flex-col gap-6 landscape:xl:grid landscape:xl:gap-x-3 landscape:xl:gap-y-4',
        isMany ? 'landscape:xl:grid-cols-3' : 'landscape:xl:grid-cols-2',
      )}
    >
      {groups.map(({ group, services }) => (
        <section
          key={group?.id ?? 'others'}
          className={classNames('flex flex-col gap-3 landscape:xl:gap-2', SPANS[columnsOf(services)])}
        >
          {groups.length > 1 && (
            <h2 className="text-large text-ink-soft">
              {group === undefined ? say('other_services') : nameIn(group.names, language)}
            </h2>
          )}
          <ServiceList
            {...{ configuration, services, now, hasAppointment, isMany, onChoose }}
            lyingColumns={columnsOf(services)}
          />
        </section>
      ))}
    </div>
  )
}
