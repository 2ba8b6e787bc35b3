import type { PrinterProfile } from './printer-profile.ts'

const escPos = { language: 'esc-pos', image: 'rows', qr: 'dots', status: 'dle-eot' } as const
const star = { image: 'strips', qr: 'dots', status: 'star-asb', cutter: 'partial', feedLines: 3 } as const
const wide = { paperMm: 80, widthDots: 576 } as const
const narrow = { paperMm: 58, widthDots: 384 } as const

/** Feeds are the distance from head to cutter or tear bar, as the makers give it. */
export const printerProfiles: readonly PrinterProfile[] = [
  { id: 'escpos-80', name: 'ESC/POS, 80 mm', ...escPos, ...wide, cutter: 'partial', feedLines: 4 },
  { id: 'escpos-58', name: 'ESC/POS, 58 mm', ...escPos, ...narrow, cutter: 'partial', feedLines: 4 },
  { id: 'escpos-58-tear', name: 'ESC/POS, 58 mm, no cutter', ...escPos, ...narrow, cutter: 'none', feedLines: 3 },
  {
    id: 'escpos-80-strips',
    name: 'ESC/POS, 80 mm, old',
    ...escPos,
    ...wide,
    image: 'strips',
    cutter: 'full',
    feedLines: 4,
  },
  {
    id: 'escpos-80-native-qr',
    name: 'ESC/POS, 80 mm, own QR',
    ...escPos,
    ...wide,
    qr: 'native',
    cutter: 'partial',
    feedLines: 4,
  },
  { id: 'epson-80', name: 'Epson TM-T20, T88, m30', ...escPos, ...wide, cutter: 'partial', feedLines: 4 },
  { id: 'epson-58', name: 'Epson TM-P20, m10', ...escPos, ...narrow, cutter: 'partial', feedLines: 4 },
  { id: 'star-80', name: 'Star TSP100IV, mC-Print3', ...star, ...wide, language: 'star-prnt' },
  { id: 'star-58', name: 'Star mC-Print2, mPOP', ...star, ...narrow, language: 'star-prnt' },
  {
    id: 'star-graphics-80',
    name: 'Star TSP100, TSP143 to III',
    ...star,
    ...wide,
    image: 'rows',
    language: 'star-graphics',
  },
  { id: 'star-line-80', name: 'Star TSP650', ...star, ...wide, language: 'star-line' },
]

/** What is proposed when a printer was found that speaks this language; undefined where no such printer takes that paper. */
export function proposedProfile(
  language: PrinterProfile['language'],
  paperMm: PrinterProfile['paperMm'],
): PrinterProfile | undefined {
  return printerProfiles.find((profile) => profile.language === language && profile.paperMm === paperMm)
}

/** Undefined for an id of another version: the kiosk then asks its staff to choose again. */
export function profileOf(id: string): PrinterProfile | undefined {
  return printerProfiles.find((profile) => profile.id === id)
}
