import { classNames } from '../../design/class-names.ts'
import { toneClasses } from '../../design/tone.ts'
import { ToneIcon } from '../../design/tone-icon.tsx'
import { useSyncState } from '../hooks/use-sync-state.ts'
import { pressingTroubles } from './pressing-troubles.ts'
import { RungIcon } from './rung-icon.tsx'
import { rungTones } from './rung-tone.ts'
import { TroubleText } from './trouble-text.tsx'
import { useSyncText, type Worker } from './use-sync-text.ts'

/** The ladder as one thin line, in words; a trouble of the device takes its place. */
export function SyncLine({ worker, isReady = true }: { readonly worker: Worker; readonly isReady?: boolean }) {
  const sync = useSyncState()
  const { name, sentences } = useSyncText(sync, isReady ? worker : undefined)
  const [trouble] = pressingTroubles(sync.troubles)
  const tone = trouble === undefined ? rungTones[sync.rung] : 'fault'
  const isQuiet = tone === 'done'
  return (
    <p
      role="status"
      data-rung={sync.rung}
      className={classNames(
        'flex items-center justify-center gap-2 px-4 py-2 text-base',
        isQuiet ? 'text-ink-soft' : toneClasses[tone],
      )}
    >
      {trouble === undefined ? (
        <RungIcon rung={sync.rung} className="size-5 shrink-0" />
      ) : (
        <ToneIcon tone={tone} className="size-5 shrink-0" />
      )}
      <span>{trouble === undefined ? isQuiet ? name : sentences : <TroubleText trouble={trouble} />}</span>
    </p>
  )
}
