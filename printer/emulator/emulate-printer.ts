import type { Bitmap } from '../document/bitmap.ts'
import type { PrinterProfile } from '../profiles/printer-profile.ts'
import type { Command } from './command.ts'
import { escPosCommands } from './escpos-commands.ts'
import { printCommands } from './print-commands.ts'
import { readCommands } from './read-commands.ts'
import { starCommands } from './star-commands.ts'

export type EmulatedPaper = {
  /** What fell into the customer's hand, a piece for each cut. */
  readonly pieces: readonly Bitmap[]
  /** What still hangs out of the printer. */
  readonly rest: Bitmap
  readonly commands: readonly Command[]
}

/** What a printer of this kind would make of these bytes, whatever they are. */
export function emulatePrinter(
  bytes: Uint8Array,
  { language, widthDots }: Pick<PrinterProfile, 'language' | 'widthDots'>,
): EmulatedPaper {
  const commands = readCommands(bytes, language === 'esc-pos' ? escPosCommands : starCommands)
  return { ...printCommands(commands, widthDots), commands }
}
