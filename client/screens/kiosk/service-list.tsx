import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import { classNames } from '../../design/class-names.ts'
import { isGiven } from './flow/gives-ticket.ts'
import { ServiceCard } from './service-card.tsx'
import type { Service } from './service-groups.ts'
import type { ServiceState } from './use-service-states.ts'

type Props = {
  readonly configuration: PublishedConfiguration
  readonly services: readonly Service[]
  readonly now: { readonly at: number; readonly states: ReadonlyMap<string, ServiceState> }
  readonly hasAppointment: boolean
  readonly isMany: boolean
  readonly lyingColumns: LyingColumns
  onChoose(id: string): void
}

export type LyingColumns = 1 | 2 | 3
const COLUMNS = {
  1: 'landscape:xl:grid-cols-1',
  2: 'landscape:xl:grid-cols-2',
  3: 'landscape:xl:grid-cols-3',
} as const satisfies Record<LyingColumns, string>

/** The cards of some services. */
export function ServiceList({ configuration, services, now, hasAppointment, isMany, lyingColumns, onChoose }: Props) {
  return (
    <div
      className={classNames(
        'grid gap-3',
        isMany && 'md:grid-cols-2 group-data-[text=largest]/kiosk:grid-cols-1',
        COLUMNS[lyingColumns],
      )}
    >
      {services.map((service) => {
        const state = now.states.get(service.id)
        if (state === undefined) return null
        return (
          <ServiceCard
            key={service.id}
            service={service}
            {...state}
            now={{ clock: configuration.branch.clock, at: now.at }}
            isTooLate={state.isTooLate && !hasAppointment}
            isGiven={isGiven(state.opening, hasAppointment)}
            onChoose={() => onChoose(service.id)}
          />
        )
      })}
    </div>
  )
}
