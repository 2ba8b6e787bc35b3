import { type ReactNode, useState } from 'react'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { classNames } from '../../design/class-names.ts'
import { Dialog } from '../../design/dialog.tsx'
import { syncWords } from '../../words/sync/sync-words.ts'
import { useWords } from '../../words/use-words.ts'
import { useSyncState } from '../hooks/use-sync-state.ts'
import { pressingTroubles } from './pressing-troubles.ts'
import { RungIcon } from './rung-icon.tsx'
import { rungTones } from './rung-tone.ts'
import { SyncDetails } from './sync-details.tsx'
import { useSyncText, type Worker } from './use-sync-text.ts'

/**
 * How live this device is, what still works, and what a person has to see: for those who work at it all day. `more`: what
 * the screen adds to the details.
 */
export function SyncBanner({ worker, more }: { readonly worker: Worker; readonly more?: ReactNode }) {
  const say = useWords(syncWords)
  const sync = useSyncState()
  const { name, sentences } = useSyncText(sync, worker)
  const [isOpen, setOpen] = useState(false)
  const isAway = sync.rung !== 'live'
  const isSaid = isAway || sync.pendingCount > 0
  const needsEyes = sync.unseenCount + pressingTroubles(sync.troubles).length
  return (
    <section aria-label={name} data-rung={sync.rung} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Chip tone={rungTones[sync.rung]} icon={<RungIcon rung={sync.rung} className="size-4 shrink-0" />}>
        {name}
      </Chip>
      {/* Two lines of it are as high as the button beside it, and what is only on its way has few words: what stands below
          does not move with every act. */}
      <p
        role="status"
        className={classNames('min-w-0 grow text-small text-ink-soft', isAway ? 'basis-80' : isSaid && 'basis-32')}
      >
        {isSaid && sentences}
      </p>
      {needsEyes > 0 && <Chip tone="fault">{say('to_see', { count: needsEyes })}</Chip>}
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {say('details')}
      </Button>
      <Dialog title={name} isOpen={isOpen} onClose={() => setOpen(false)}>
        <SyncDetails worker={worker} />
        {more}
      </Dialog>
    </section>
  )
}
