import type { ServiceNow } from '../../../sync/reports/branches-now.ts'
import { nameIn } from '../../app/name-in.ts'
import { managerWords } from '../../words/manager/manager-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { useLength } from './use-length.ts'

export function ServiceLine({ service }: { readonly service: ServiceNow }) {
  const say = useWords(managerWords)
  const length = useLength()
  const [language] = usePageLanguage()
  const { waiting, longest_wait_s, called_last_hour, mean_wait_s } = service
  return (
    <li className="flex items-center gap-4 py-3">
      <span className="min-w-0 grow">
        <bdi className="block font-semibold">{nameIn(service.names, language)}</bdi>
        <span className="block text-small text-ink-soft">
          {longest_wait_s === null ? say('nobody_waits') : say('longest', { length: length(longest_wait_s) })}
        </span>
        <span className="block text-small text-ink-soft">
          {called_last_hour === 0 || mean_wait_s === null
            ? say('nobody_called')
            : say('calls', { count: called_last_hour, length: length(mean_wait_s) })}
        </span>
      </span>
      <span aria-hidden className="text-title font-semibold">
        {waiting}
      </span>
      <span className="sr-only">{waiting === 0 ? say('nobody_waits') : say('waiting', { count: waiting })}</span>
    </li>
  )
}
