import { branchZone } from '../../../../sync/calendar/branch-zone.ts'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { showDay, showHour } from '../../../app/show-time.ts'
import { useInDigits } from '../../../words/page-digits.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { nameOf } from '../languages/name-of.ts'
import { Fitted } from '../lists/fitted.tsx'

const TENANT_CHARS = 26
const BRANCH_CHARS = 24

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
      <h1 className="flex min-w-0 grow items-center gap-x-5 leading-normal portrait:flex-col portrait:items-stretch">
        <Fitted {...nameOf(identity.tenant.name, language)} chars={TENANT_CHARS} className="text-ours-ink" />
        <Fitted
          {...nameOf(branch.names, language)}
          chars={BRANCH_CHARS}
          className="max-w-1/2 shrink-0 font-normal text-ink-soft portrait:max-w-full"
        />
      </h1>
      <p className="flex shrink-0 items-baseline gap-4 portrait:flex-col-reverse portrait:items-end portrait:gap-0">
        <bdi className="text-large text-ink-soft">{inDigits(showDay(at, language, zone))}</bdi>
        <bdi className="text-title font-semibold">{inDigits(showHour(at, language, zone))}</bdi>
      </p>
    </header>
  )
}
