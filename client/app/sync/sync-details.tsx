import { Banner } from '../../design/banner.tsx'
import { syncWords } from '../../words/sync/sync-words.ts'
import { useWords } from '../../words/use-words.ts'
import { useSyncState } from '../hooks/use-sync-state.ts'
import { SaveUnsent } from './save-unsent.tsx'
import { TroubleText } from './trouble-text.tsx'
import { UnseenList } from './unseen-list.tsx'
import { useSyncText, type Worker } from './use-sync-text.ts'

export function SyncDetails({ worker }: { readonly worker: Worker }) {
  const say = useWords(syncWords)
  const sync = useSyncState()
  const { state, works } = useSyncText(sync, worker)
  return (
    <div className="flex max-h-96 flex-col gap-4 overflow-y-auto">
      <p>
        {state} {works}
      </p>
      {sync.troubles.map((trouble) => (
        <Banner key={trouble.kind} tone="fault" code={trouble.kind}>
          <TroubleText trouble={trouble} />
        </Banner>
      ))}
      <UnseenList />
      {sync.unseenCount === 0 && <p className="text-ink-soft">{say('nothing_to_see')}</p>}
      <SaveUnsent />
    </div>
  )
}
