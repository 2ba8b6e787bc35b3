import { useRows } from '../../../app/hooks/use-rows.ts'
import { nameIn } from '../../../app/name-in.ts'
import type { Choice } from '../../../design/choices.ts'
import { tellerWords } from '../../../words/teller/teller-words.ts'
import { tellerActsWords } from '../../../words/teller-acts/teller-acts-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Destination } from './destinations.ts'

/** Where a ticket may go, in words: the counter or whoever sits there, what is served there, and whether it is open. */
export function useDestinationChoices(): (found: readonly Destination[], isPerson: boolean) => Choice<string>[] {
  const say = useWords(tellerActsWords)
  const sayTeller = useWords(tellerWords)
  const [language] = usePageLanguage()
  const services = useRows((view) => view.configuration?.services) ?? []
  const served = (ids: readonly string[]): string =>
    services.flatMap(({ id, names }) => (ids.includes(id) ? [nameIn(names, language)] : [])).join(' · ')

  function labelOf({ counter, isHere }: Destination, isPerson: boolean): string {
    const label = counter.label ?? ''
    if (isPerson) return isHere ? say('person_here') : say('person_at', { label })
    return isHere ? say('counter_here') : sayTeller('counter', { label })
  }
  function hintOf({ counter: { state }, serviceIds, isHere }: Destination): string {
    if (isHere) return ''
    const known = state === 'open' || state === 'paused' ? state : 'closed'
    return `${sayTeller(`state_${known}`)} · ${served(serviceIds)}`
  }
  return (found, isPerson) => found.map((each) => ({ id: each.id, label: labelOf(each, isPerson), hint: hintOf(each) }))
}
