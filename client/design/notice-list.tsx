import { X } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { Button } from 'react-aria-components/Button'
import { baseWords } from '../words/base/base-words.ts'
import { useWords } from '../words/use-words.ts'
import { classNames } from './class-names.ts'
import type { Notice, Notices } from './notices.ts'
import { toneClasses } from './tone.ts'
import { ToneIcon } from './tone-icon.tsx'

/** Long enough to be read twice. What is wrong stays until somebody takes it away. */
const SHOWN_MS = 6_000

/** Always in the page, so that what appears in it is read out. */
export function NoticeList({ notices }: { readonly notices: Notices }) {
  const current = useSyncExternalStore(notices.subscribe, notices.current)
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 top-0 z-20 flex flex-col items-center gap-2 p-4"
    >
      {current.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} remove={notices.remove} />
      ))}
    </div>
  )
}

function NoticeLine({ notice, remove }: { readonly notice: Notice; readonly remove: Notices['remove'] }) {
  const say = useWords(baseWords)
  const { id, tone, text } = notice
  useEffect(() => {
    if (tone === 'fault') return
    const timer = setTimeout(() => remove(id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [id, tone, remove])
  return (
    <div
      className={classNames(
        'pointer-events-auto flex w-full max-w-md items-center gap-3 rounded-card py-1 ps-4 pe-1 shadow-card',
        toneClasses[tone],
      )}
    >
      <ToneIcon tone={tone} className="size-5 shrink-0" />
      {/* Said in the language of its moment, which may not be that of the page any more. */}
      <p dir="auto" className="grow py-2">
        {text}
      </p>
      <Button
        aria-label={say('close')}
        onPress={() => remove(id)}
        className="flex size-11 shrink-0 cursor-pointer items-center justify-center rounded-card"
      >
        <X aria-hidden className="size-5" />
      </Button>
    </div>
  )
}
