import { useRows } from '../../../app/hooks/use-rows.ts'
import { nameIn } from '../../../app/name-in.ts'
import type { Choice } from '../../../design/choices.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'

/** The services that the branch offers, by their names. */
export function useServiceChoices(): readonly Choice<string>[] {
  const [language] = usePageLanguage()
  const services = useRows((view) => view.configuration?.services) ?? []
  return services
    .filter(({ retired }) => retired !== true)
    .map(({ id, names }) => ({ id, label: nameIn(names, language) }))
}
