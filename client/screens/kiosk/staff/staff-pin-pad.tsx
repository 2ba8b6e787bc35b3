import { useState } from 'react'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { useNow } from '../../../app/use-now.ts'
import { Banner } from '../../../design/banner.tsx'
import { Skeleton } from '../../../design/skeleton.tsx'
import { kioskStaffWords } from '../../../words/kiosk-staff/kiosk-staff-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { PinEntry } from '../../unlock/pin-entry.tsx'
import { showWait } from './show-wait.ts'
import { useStaffPin } from './use-staff-pin.ts'

const LOOK_MS = 1_000

type Props = { readonly branchId: string; onOpen(): void }

/** The PIN of the branch's staff, or why it cannot be asked for now. */
export function StaffPinPad({ branchId, onOpen }: Props) {
  const say = useWords(kioskStaffWords)
  const device = useDevice()
  const { lock, isChecking, isDiskSilent, attempt } = useStaffPin(branchId)
  const [hasFailed, setFailed] = useState(false)
  const now = useNow(device.now, LOOK_MS)

  async function take(pin: string): Promise<void> {
    const isRight = await attempt(pin)
    setFailed(!isRight)
    if (isRight) onOpen()
  }
  if (isDiskSilent) return <Banner tone="fault">{say('pin_disk')}</Banner>
  if (lock === undefined) return <Skeleton />
  if (lock.kind === 'none') return <Banner tone="waiting">{say('pin_none')}</Banner>
  const waitMs = Math.max(0, lock.notBefore - now)
  return (
    <div className="flex grow flex-col justify-center gap-6">
      {/* High enough for all that may be said here: the keys do not move away under a finger. */}
      <div className="flex min-h-28 flex-col justify-end gap-4">
        <p role="status" className="text-center text-large">
          {isChecking ? say('pin_checking') : say('pin_about')}
        </p>
        {hasFailed && !isChecking && waitMs === 0 && <Banner tone="fault">{say('pin_wrong')}</Banner>}
        {waitMs > 0 && !isChecking && <Banner tone="waiting">{say('pin_wait', { time: showWait(waitMs) })}</Banner>}
      </div>
      <PinEntry digits={lock.digits} isPaused={isChecking || waitMs > 0} onPin={(pin) => void take(pin)} />
    </div>
  )
}
