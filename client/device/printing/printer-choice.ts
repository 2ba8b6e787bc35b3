import type { PrinterLanguage } from '../../../printer/port/printer-state.ts'
import type { PrinterProfile } from '../../../printer/profiles/printer-profile.ts'
import { printerProfiles, profileOf, proposedProfile } from '../../../printer/profiles/profiles.ts'

const STORED_AS = 'blesaf.printer_profile'
/** What most ticket printers take. */
const USUAL_PAPER_MM = 80

/** Which profile staff chose on this kiosk; lost, it costs one choice. */
export type PrinterChoice = { chosen(): string | undefined; choose(id: string): void }

export function createPrinterChoice(values: Pick<Storage, 'getItem' | 'setItem'>): PrinterChoice {
  return {
    chosen: () => values.getItem(STORED_AS) ?? undefined,
    choose: (id) => values.setItem(STORED_AS, id),
  }
}

/**
 * [KP4] What staff chose, as long as the printer that is there understands it; of another make, the plainest one that it does, for paper of the
 * same width. Undefined: no profile of ours speaks to it.
 */
export function profileFor(language: PrinterLanguage, chosenId: string | undefined): PrinterProfile | undefined {
  const chosen = chosenId === undefined ? undefined : profileOf(chosenId)
  if (chosen?.language === language) return chosen
  return proposedProfile(language, chosen?.paperMm ?? USUAL_PAPER_MM) ?? proposedProfile(language, USUAL_PAPER_MM)
}

export function profilesFor(language: PrinterLanguage | undefined): readonly PrinterProfile[] {
  return printerProfiles.filter((profile) => language === undefined || profile.language === language)
}
