import { guardMatterOf } from '../../../../printer/words/matter.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { pressingTroubles } from '../../../app/sync/pressing-troubles.ts'
import { TroubleText } from '../../../app/sync/trouble-text.tsx'
import { Banner } from '../../../design/banner.tsx'
import { Card } from '../../../design/card.tsx'
import { kioskStaffWords } from '../../../words/kiosk-staff/kiosk-staff-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { PrinterSection } from '../printing/printer-section.tsx'
import { printerTone } from '../printing/printer-tone.ts'
import { usePrinter } from '../printing/use-printer.ts'
import { ClockPart } from './clock-part.tsx'
import { ConnectionPart } from './connection-part.tsx'
import { MemoryPart } from './memory-part.tsx'
import { RefusedPart } from './refused-part.tsx'
import { ScreenPart } from './screen-part.tsx'
import { StaffActions } from './staff-actions.tsx'
import { partsInNeed, staffFindings } from './staff-findings.ts'
import { ThisKiosk } from './this-kiosk.tsx'
import { UnsentPart } from './unsent-part.tsx'
import { useStaffFacts } from './use-staff-facts.ts'
import { VersionPart } from './version-part.tsx'

/** The kiosk as those see it who look after it [KS3]: first what wants them, then each part in words. */
export function StaffPanel({ identity }: { readonly identity: IdentityValue }) {
  const say = useWords(kioskStaffWords)
  const facts = useStaffFacts()
  const findings = staffFindings(facts)
  const printer = usePrinter()
  const isPrinterInNeed =
    printer !== undefined && printerTone(guardMatterOf(printer.printer, printer.spool.stop)) === 'fault'
  const inNeed = [...(isPrinterInNeed ? (['printer'] as const) : []), ...partsInNeed(findings)]
  // Whether the room is kept stands in its part.
  const troubles = pressingTroubles(facts.sync.troubles)
  const isWell = inNeed.length === 0 && troubles.length === 0
  return (
    <div className="flex flex-col gap-4">
      <ThisKiosk identity={identity} />
      {isWell && <Banner tone="done">{say('all_well')}</Banner>}
      {inNeed.length > 0 && (
        <Banner tone="called">{say('in_need', { parts: inNeed.map((part) => say(part)).join(' · ') })}</Banner>
      )}
      {troubles.map((trouble) => (
        <Banner key={trouble.kind} tone="fault" code={trouble.kind}>
          <TroubleText trouble={trouble} />
        </Banner>
      ))}
      <Card>
        <PrinterSection />
      </Card>
      <div className="grid gap-4 landscape:lg:grid-cols-2">
        <ConnectionPart finding={findings.connection} />
        <UnsentPart finding={findings.unsent} />
        <RefusedPart finding={findings.refused} />
        <ScreenPart finding={findings.screen} />
        <ClockPart finding={findings.clock} now={facts.now} aheadMs={facts.clockAheadMs} />
        <MemoryPart finding={findings.memory} space={facts.space} />
        <VersionPart finding={findings.version} isWaiting={facts.isUpdateWaiting} />
      </div>
      <StaffActions />
    </div>
  )
}
