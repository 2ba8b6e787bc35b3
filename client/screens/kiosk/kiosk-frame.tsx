import { type ReactNode, useEffect } from 'react'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { nameIn } from '../../app/name-in.ts'
import { SyncLine } from '../../app/sync/sync-line.tsx'
import { LanguageRow } from '../../design/language-row.tsx'
import { usePageLanguage } from '../../words/use-page-language.ts'

type Props = {
  readonly identity: IdentityValue
  readonly configuration: PublishedConfiguration | undefined
  /** Tickets can be given: only then may the foot say that they keep working. */
  readonly isReady: boolean
  readonly children: ReactNode
}

/** Whose branch it is above; the languages where a hand reaches them; the ladder at the foot. */
export function KioskFrame({ identity, configuration, isReady, children }: Props) {
  const [language] = usePageLanguage()
  const tenant = nameIn(identity.tenant.name, language)
  const branch = configuration === undefined ? '' : nameIn(configuration.branch.names, language)
  useEffect(() => {
    document.title = `${identity.name} · BléSaf`
  }, [identity.name])
  return (
    <div data-surface="kiosk" className="flex min-h-dvh flex-col">
      <header className="flex flex-col gap-1 px-6 pt-8 text-center">
        <p className="text-large font-semibold text-ours-ink">{tenant}</p>
        <p className="text-base text-ink-soft">{branch}</p>
      </header>
      <main className="mx-auto flex w-full max-w-4xl grow flex-col justify-center gap-8 px-6 py-8">{children}</main>
      <footer className="flex flex-col items-center gap-4 bg-ground pt-2 tall:sticky tall:bottom-0">
        <LanguageRow isBig offered={configuration?.branch.languages} />
        <div className="w-full">
          <SyncLine worker="kiosk" isReady={isReady && configuration !== undefined} />
        </div>
      </footer>
    </div>
  )
}
