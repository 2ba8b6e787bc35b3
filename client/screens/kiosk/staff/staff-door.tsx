import { useEffect, useRef, useState } from 'react'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { useBusy } from '../../../app/use-busy.ts'
import { Button } from '../../../design/button.tsx'
import { LanguageRow } from '../../../design/language-row.tsx'
import { kioskStaffWords } from '../../../words/kiosk-staff/kiosk-staff-words.ts'
import { pageLanguage, setPageLanguage } from '../../../words/page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { useQuiet } from '../lock/use-quiet.ts'
import { Closing } from './closing.tsx'
import { StaffPanel } from './staff-panel.tsx'
import { StaffPinPad } from './staff-pin-pad.tsx'

export type StaffDoorProps = { readonly identity: IdentityValue; onClose(): void }

const SAID_BEFORE_MS = 15_000
/** Somebody who was called away leaves no open panel behind [KS2]. */
const QUIET_MS_MAX = 60_000

/** Behind the kiosk: the PIN first, then the panel, until somebody goes back or goes away. */
export function StaffDoor({ identity, onClose }: StaffDoorProps) {
  const say = useWords(kioskStaffWords)
  const [isIn, setIn] = useState(false)
  const top = useRef<HTMLElement>(null)
  useBusy(true)
  useQuiet(true, QUIET_MS_MAX, onClose)
  useEffect(() => top.current?.focus(), [])
  useEffect(() => {
    // The customer behind finds their own language again.
    const before = pageLanguage()
    return () => setPageLanguage(before)
  }, [])
  return (
    <main
      ref={top}
      tabIndex={-1}
      data-surface="kiosk"
      className="mx-auto flex min-h-dvh max-w-6xl flex-col gap-6 p-6 outline-none"
    >
      <header className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-title">{isIn ? say('title') : say('pin_title')}</h1>
        <LanguageRow />
      </header>
      {isIn ? (
        <StaffPanel identity={identity} />
      ) : (
        <StaffPinPad branchId={identity.branch_id} onOpen={() => setIn(true)} />
      )}
      <footer className="sticky bottom-0 mt-auto flex flex-col gap-2 bg-ground py-4">
        <Closing afterMs={QUIET_MS_MAX} saidBeforeMs={SAID_BEFORE_MS} />
        <Button kind={isIn ? 'primary' : 'plain'} size="big" isWide onPress={onClose}>
          {say('back')}
        </Button>
      </footer>
    </main>
  )
}
