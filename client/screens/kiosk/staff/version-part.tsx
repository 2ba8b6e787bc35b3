import { useState } from 'react'
import { appVersion } from '../../../app/device/app-version.ts'
import { usePage } from '../../../app/page.ts'
import { Button } from '../../../design/button.tsx'
import { kioskStaffWords } from '../../../words/kiosk-staff/kiosk-staff-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { showVersion } from './show-version.ts'
import type { Finding } from './staff-findings.ts'
import { StaffPart } from './staff-part.tsx'

/** Which version runs here, and whether a newer one waits [LE3]. */
export function VersionPart({ finding, isWaiting }: { readonly finding: Finding; readonly isWaiting: boolean }) {
  const say = useWords(kioskStaffWords)
  const { updates } = usePage()
  const [hasLooked, setLooked] = useState(false)
  return (
    <StaffPart part="version" finding={finding}>
      <p>
        {say('version_number', { version: showVersion(appVersion) })}{' '}
        {say(isWaiting ? 'version_waiting' : 'version_current')}
      </p>
      <div className="flex flex-wrap items-center gap-4">
        <Button onPress={() => void updates.look().then(() => setLooked(true))}>{say('version_look')}</Button>
        <span role="status">{hasLooked && say('version_looked')}</span>
      </div>
    </StaffPart>
  )
}
