/** Beside the code on a display. */
export const arrivalEn = {
  title: 'Joined by phone?',
  scan: 'Scan to say that you are here',
  typed: 'or type',
  qr: 'QR code that confirms your arrival',
} as const
