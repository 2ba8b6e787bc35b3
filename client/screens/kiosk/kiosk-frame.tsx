import { type ReactNode, useEffect } from 'react'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { nameIn } from '../../app/name-in.ts'
import { SyncLine } from '../../app/sync/sync-line.tsx'
import { classNames } from '../../design/class-names.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { type Comfort, plainComfort } from './flow/comfort.ts'

type Props = {
  readonly identity: IdentityValue
  readonly configuration: PublishedConfiguration | undefined
  /** Tickets can be given: only then may the foot say that they keep working. */
  readonly isReady: boolean
  readonly comfort?: Comfort
  /** Says itself whose branch it is. */
  readonly isBare?: boolean
  /** Ways and helps, where a hand reaches them. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** Whose branch it is above; what is asked in the middle; below, where a hand reaches, ways, languages, and the ladder. */
export function KioskFrame({
  identity,
  configuration,
  isReady,
  comfort = plainComfort,
  isBare,
  foot,
  children,
}: Props) {
  const [language] = usePageLanguage()
  const tenant = nameIn(identity.tenant.name, language)
  const branch = configuration === undefined ? '' : nameIn(configuration.branch.names, language)
  const { isLow, text } = comfort
  useEffect(() => {
    document.title = `${identity.name} · BléSaf`
  }, [identity.name])
  return (
    <div
      data-surface="kiosk"
      data-kiosk-frame
      data-text={text}
      data-low={isLow || undefined}
      className={classNames('group/kiosk flex flex-col', isLow ? 'h-dvh' : 'min-h-dvh')}
    >
      {!isBare && (
        <header
          className={classNames(
            'flex flex-col gap-1 px-6 pt-6 text-center landscape:xl:flex-row landscape:xl:items-baseline landscape:xl:justify-center landscape:xl:gap-4',
            isLow && 'h-24 shrink-0',
          )}
        >
          <p className="text-large font-semibold text-ours-ink">{tenant}</p>
          <p className="text-base text-ink-soft">{branch}</p>
        </header>
      )}
      <main
        className={classNames(
          'mx-auto flex w-full max-w-4xl grow flex-col gap-6 px-6 py-4 landscape:xl:max-w-7xl',
          isLow ? 'min-h-0' : 'justify-center',
        )}
      >
        {children}
      </main>
      <footer
        className={classNames(
          'flex flex-col items-center gap-2 bg-ground px-6 pt-2',
          isLow ? 'shrink-0' : 'tall:sticky tall:bottom-0',
        )}
      >
        {foot}
        <div className="w-full">
          <SyncLine worker="kiosk" isReady={isReady && configuration !== undefined} />
        </div>
      </footer>
    </div>
  )
}
