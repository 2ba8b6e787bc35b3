import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'

export type Service = PublishedConfiguration['services'][number]
export type Group = PublishedConfiguration['groups'][number]
export type ServiceGroup = { readonly group: Group | undefined; readonly services: readonly Service[] }

/** What is offered, in the order of the configuration; what is in no group comes last. */
export function serviceGroups({ groups, services }: PublishedConfiguration): readonly ServiceGroup[] {
  const offered = services.filter(({ retired }) => retired !== true)
  const known = groups.filter(({ retired }) => retired !== true)
  const grouped = known.map((group) => ({ group, services: offered.filter((service) => service.group === group.key) }))
  const rest = offered.filter((service) => !known.some(({ key }) => key === service.group))
  return [...grouped, { group: undefined, services: rest }].filter((each) => each.services.length > 0)
}
