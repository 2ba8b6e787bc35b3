import { useRows } from '../../../app/hooks/use-rows.ts'
import { nameIn } from '../../../app/name-in.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'

type Id = string | null | undefined
export type Names = {
  readonly service: (id: Id) => string | undefined
  readonly priority: (id: Id) => string | undefined
  readonly counter: (id: Id) => string | undefined
}

/** What people call services, classes and counters; undefined where this tablet does not know one. */
export function useNames(): Names {
  const [language] = usePageLanguage()
  const services = useRows((view) => view.configuration?.services)
  const classes = useRows((view) => view.configuration?.classes)
  const counters = useRows((view) => view.counters)
  const named = (list: readonly { id: string; names: Readonly<Record<string, string>> }[] | undefined) => (id: Id) => {
    const found = list?.find((each) => each.id === id)
    return found && nameIn(found.names, language)
  }
  return {
    service: named(services),
    priority: named(classes),
    counter: (id) => counters.get(id ?? '')?.label ?? undefined,
  }
}
