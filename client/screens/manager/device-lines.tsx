import type { SilentDevice } from '../../../sync/reports/branches-now.ts'
import { showDateTime } from '../../app/show-time.ts'
import { Banner } from '../../design/banner.tsx'
import { managerWords } from '../../words/manager/manager-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { Part } from './part.tsx'

type Props = { readonly known: number; readonly silent: readonly SilentDevice[] }

/** Only devices that somebody should look after are listed [BN2]. */
export function DeviceLines({ known, silent }: Props) {
  const say = useWords(managerWords)
  const [language] = usePageLanguage()
  return (
    <Part title={say('devices')}>
      {known === 0 && <p>{say('no_devices')}</p>}
      {known > 0 && silent.length === 0 && <Banner tone="done">{say('all_heard')}</Banner>}
      <ul className="flex flex-col divide-y divide-line">
        {silent.map(({ id, kind, name, last_contact_at: at }) => (
          <li key={id} className="py-3">
            <span className="block font-semibold">
              {say(kind)} · <bdi>{name}</bdi>
            </span>
            <span className="block text-small text-fault-ink">
              {at === null ? say('silent_ever') : say('silent_since', { time: showDateTime(at, language) })}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
