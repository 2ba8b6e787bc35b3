/** What a key gives, plain and with shift, by its place on the keyboard (`KeyboardEvent.code`). */
type Layout = Readonly<Record<string, readonly [plain: string, shifted: string]>>

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** How nearly every hand scanner types as it comes out of its box. */
export const usLayout: Layout = {
  ...Object.fromEntries(LETTERS.map((letter) => [`Key${letter}`, [letter.toLowerCase(), letter] as const])),
  ...Object.fromEntries([...')!@#$%^&*('].map((shifted, digit) => [`Digit${digit}`, [`${digit}`, shifted] as const])),
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
}

/** French of Windows and ChromeOS (AZERTY): digits need shift, A and Q, Z and W, M and the comma have changed places. */
export const frenchLayout: Layout = {
  ...Object.fromEntries(
    [...'EBCDFGHIJKLNOPRSTUVXY'].map((each) => [`Key${each}`, [each.toLowerCase(), each] as const]),
  ),
  KeyQ: ['a', 'A'],
  KeyW: ['z', 'Z'],
  KeyA: ['q', 'Q'],
  KeyZ: ['w', 'W'],
  KeyM: [',', '?'],
  ...Object.fromEntries([...'à&é"\'(-è_ç'].map((plain, digit) => [`Digit${digit}`, [plain, `${digit}`] as const])),
  Minus: [')', '°'],
  Equal: ['=', '+'],
  Semicolon: ['m', 'M'],
  Quote: ['ù', '%'],
  Comma: [';', '.'],
  Period: [':', '/'],
  Slash: ['!', '§'],
  Space: [' ', ' '],
}

/** Arabic (101): one key gives two letters, marks stand where capitals would be. */
export const arabicLayout: Layout = {
  KeyQ: ['ض', '\u064e'],
  KeyW: ['ص', '\u064b'],
  KeyE: ['ث', '\u064f'],
  KeyR: ['ق', '\u064c'],
  KeyT: ['ف', 'لإ'],
  KeyY: ['غ', 'إ'],
  KeyU: ['ع', '‘'],
  KeyI: ['ه', '÷'],
  KeyO: ['خ', '×'],
  KeyP: ['ح', '؛'],
  KeyA: ['ش', '\u0650'],
  KeyS: ['س', '\u064d'],
  KeyD: ['ي', ']'],
  KeyF: ['ب', '['],
  KeyG: ['ل', 'لأ'],
  KeyH: ['ا', 'أ'],
  KeyJ: ['ت', 'ـ'],
  KeyK: ['ن', '،'],
  KeyL: ['م', '/'],
  KeyZ: ['ئ', '~'],
  KeyX: ['ء', '\u0652'],
  KeyC: ['ؤ', '}'],
  KeyV: ['ر', '{'],
  KeyB: ['لا', 'لآ'],
  KeyN: ['ى', 'آ'],
  KeyM: ['ة', '’'],
  ...Object.fromEntries([...'(!@#$%^&*)'].map((shifted, digit) => [`Digit${digit}`, [`${digit}`, shifted] as const])),
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Semicolon: ['ك', ':'],
  Quote: ['ط', '"'],
  Comma: ['و', ','],
  Period: ['ز', '.'],
  Slash: ['ظ', '؟'],
  Space: [' ', ' '],
}

/** From what a scanner of the American layout came out as, back to what it meant. */
export function backToUs(layout: Layout): ReadonlyMap<string, string> {
  const pairs = Object.entries(layout).flatMap(([code, typed]) => {
    const meant = usLayout[code]
    return meant === undefined ? [] : [[typed[0], meant[0]] as const, [typed[1], meant[1]] as const]
  })
  return new Map(pairs)
}
