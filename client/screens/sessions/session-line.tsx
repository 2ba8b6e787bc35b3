import { Monitor, Tablet } from 'lucide-react'
import { showDateTime } from '../../app/show-time.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { sessionsWords } from '../../words/sessions/sessions-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import type { OwnSession } from './own-sessions.ts'

/** One place where the person is signed in. This one is ended by its own button below the list. */
export function SessionLine({ session, onEnd }: { readonly session: OwnSession; readonly onEnd: () => void }) {
  const say = useWords(sessionsWords)
  const [language] = usePageLanguage()
  const { device_name, browser, started_at, seen_at, is_current } = session
  const Icon = device_name === null ? Monitor : Tablet
  return (
    <li className="flex items-center gap-4 rounded-card bg-surface p-4 shadow-card">
      <Icon aria-hidden className="size-6 shrink-0 text-ink-soft" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          <bdi>{device_name ?? browser ?? say('browser')}</bdi>
          {is_current && <Chip tone="done">{say('here')}</Chip>}
        </p>
        <p className="text-small text-ink-soft">{say('since', { time: showDateTime(started_at, language) })}</p>
        <p className="text-small text-ink-soft">{say('seen', { time: showDateTime(seen_at, language) })}</p>
      </div>
      {!is_current && <Button onPress={onEnd}>{say('end')}</Button>}
    </li>
  )
}
