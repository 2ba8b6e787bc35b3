export const kioskPaperEn = {
  your_number: 'Your number',
  printing: 'Your ticket is printing',
  printed: 'Please take your ticket',
  watch: 'Please take a seat and watch the display. We call this number.',
  scan: 'This code is your ticket: a counter can read it.',
  qr: 'QR code of ticket {number}',
  picture: 'Ticket {number} as it is printed',
  done: 'Done',
  have_it: 'I have it',
  closing: 'This goes away in a moment.',
  stay: 'Keep it here',
} as const
