import { branchZone } from '../../../../sync/calendar/branch-zone.ts'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { nameIn } from '../../../app/name-in.ts'
import { showDay, showHour } from '../../../app/show-time.ts'
import { useInDigits } from '../../../words/page-digits.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'

type Props = {
  readonly identity: IdentityValue
  readonly configuration: PublishedConfiguration
  readonly at: number
}

/** Whose branch it is, and its day and hour. */
export function BoardHeader({ identity, configuration: { branch }, at }: Props) {
  const [language] = usePageLanguage()
  const inDigits = useInDigits()
  const zone = branchZone(branch.clock, at)
  return (
    <header className="flex items-center justify-between gap-6 px-2">
      <h1 className="flex min-w-0 grow gap-x-5 leading-normal portrait:flex-col">
        <bdi className="at-column max-w-3/5 shrink-0 truncate text-title text-ours-ink portrait:max-w-full">
          {nameIn(identity.tenant.name, language)}
        </bdi>
        <bdi className="at-column truncate text-title font-normal text-ink-soft portrait:text-large">
          {nameIn(branch.names, language)}
        </bdi>
      </h1>
      <p className="flex shrink-0 items-baseline gap-4 portrait:flex-col-reverse portrait:items-end portrait:gap-0">
        <bdi className="text-base text-ink-soft">{inDigits(showDay(at, language, zone))}</bdi>
        <bdi className="text-title font-semibold">{inDigits(showHour(at, language, zone))}</bdi>
      </p>
    </header>
  )
}
