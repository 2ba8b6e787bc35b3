import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { nameIn } from '../../app/name-in.ts'
import { tellerActsWords } from '../../words/teller-acts/teller-acts-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'

/** The services that are still to come on this visit, in their order [TC8]. */
export function LegsAhead({ ticket: { legs, leg_index } }: { readonly ticket: TicketRow }) {
  const say = useWords(tellerActsWords)
  const [language] = usePageLanguage()
  const services = useRows((view) => view.configuration?.services) ?? []
  const ahead = (Array.isArray(legs) ? legs : []).slice((leg_index ?? 0) + 1)
  const names = ahead.flatMap((leg: { readonly service_id?: unknown }) => {
    const service = services.find(({ id }) => id === leg.service_id)
    return service === undefined ? [] : [nameIn(service.names, language)]
  })
  return names.length === 0 ? null : <span>{say('legs_then', { services: names.join(' · ') })}</span>
}
