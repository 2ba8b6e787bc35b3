import type { Bitmap } from '../document/bitmap.ts'
import type { PrinterProfile } from '../profiles/printer-profile.ts'
import type { Command } from './command.ts'
import { escPosCommands } from './escpos-commands.ts'
import { printCommands } from './print-commands.ts'
import { readCommands } from './read-commands.ts'
import { starCommands } from './star-commands.ts'
import { starGraphicsCommands } from './star-graphics-commands.ts'

export type EmulatedPaper = {
  /** What fell into the customer's hand, a piece for each cut. */
  readonly pieces: readonly Bitmap[]
  /** What still hangs out of the printer. */
  readonly rest: Bitmap
  readonly commands: readonly Command[]
}

const TABLES = {
  'esc-pos': escPosCommands,
  'star-prnt': starCommands,
  'star-line': starCommands,
  'star-graphics': starGraphicsCommands,
} as const

/** What a printer of this kind would make of these bytes, whatever they are. */
export function emulatePrinter(
  bytes: Uint8Array,
  { language, widthDots }: Pick<PrinterProfile, 'language' | 'widthDots'>,
): EmulatedPaper {
  const commands = readCommands(bytes, TABLES[language])
  return { ...printCommands(commands, widthDots), commands }
}
