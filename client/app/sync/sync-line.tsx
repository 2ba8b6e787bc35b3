import { classNames } from '../../design/class-names.ts'
import { toneClasses } from '../../design/tone.ts'
import { ToneIcon } from '../../design/tone-icon.tsx'
import { useSyncState } from '../hooks/use-sync-state.ts'
import { rungTones } from './rung-tone.ts'
import { TroubleText } from './trouble-text.tsx'
import { useSyncText, type Worker } from './use-sync-text.ts'

/** The ladder as one thin line, in words; a trouble of the device takes its place. */
export function SyncLine({ worker }: { readonly worker: Worker }) {
  const sync = useSyncState()
  const { name, state, works } = useSyncText(sync, worker)
  const [trouble] = sync.troubles
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
      <ToneIcon tone={tone} className="size-5 shrink-0" />
      <span>
        {trouble === undefined ? isQuiet ? name : [works, state].join(' ') : <TroubleText trouble={trouble} />}
      </span>
    </p>
  )
}
