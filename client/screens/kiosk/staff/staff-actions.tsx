import { Lock, LockOpen, RotateCw } from 'lucide-react'
import { Button } from '../../../design/button.tsx'
import { Card } from '../../../design/card.tsx'
import { kioskStaffWords } from '../../../words/kiosk-staff/kiosk-staff-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { useKioskLock } from '../lock/lock-context.ts'

/** What changes something: each says beforehand what becomes of the kiosk. */
export function StaffActions() {
  const say = useWords(kioskStaffWords)
  const { isHeld, leave, hold } = useKioskLock()
  return (
    <Card>
      <h2 className="text-large">{say('actions')}</h2>
      <div className="flex flex-col gap-2">
        <Button size="big" isWide icon={<RotateCw aria-hidden className="size-6" />} onPress={() => location.reload()}>
          {say('reload')}
        </Button>
        <p className="text-ink-soft">{say('reload_about')}</p>
      </div>
      <div className="flex flex-col gap-2">
        {isHeld ? (
          <Button size="big" isWide icon={<LockOpen aria-hidden className="size-6" />} onPress={leave}>
            {say('leave')}
          </Button>
        ) : (
          <Button size="big" isWide icon={<Lock aria-hidden className="size-6" />} onPress={hold}>
            {say('lock')}
          </Button>
        )}
        <p className="text-ink-soft">{say('leave_about')}</p>
      </div>
    </Card>
  )
}
