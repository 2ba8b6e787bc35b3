import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { nameIn } from '../../../app/name-in.ts'
import { kioskStaffWords } from '../../../words/kiosk-staff/kiosk-staff-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'

/** Which one it is, for whoever is on the telephone with support. */
export function ThisKiosk({ identity: { name, device_id, tenant } }: { readonly identity: IdentityValue }) {
  const say = useWords(kioskStaffWords)
  const [language] = usePageLanguage()
  const branch = useRows((view) => view.configuration?.branch.names)
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 text-ink-soft">
      <p>
        {say('this_kiosk')}{' '}
        <strong className="text-ink">
          <bdi>{name}</bdi>
        </strong>
      </p>
      {branch !== undefined && (
        <p>
          <bdi>{nameIn(branch, language)}</bdi>
        </p>
      )}
      <p>
        <bdi>{nameIn(tenant.name, language)}</bdi>
      </p>
      <p className="text-small">
        <bdi dir="ltr">{device_id}</bdi>
      </p>
    </div>
  )
}
