import type { RecordWords } from './record-words.ts'

export const recordWordsEn: RecordWords = {
  no_record: {
    happened: 'This code is not one of our tickets.',
    todo: 'Scan the square code on the ticket, or type its number.',
  },
  too_long: {
    happened: 'This code is not one of our tickets.',
    todo: 'Scan the square code on the ticket, or type its number.',
  },
  other_version: {
    happened: 'A newer kiosk printed this ticket.',
    todo: 'Type its number. Restart this tablet when it is quiet.',
  },
  cut_short: {
    happened: 'The code was not read to its end.',
    todo: 'Lay the ticket flat and scan again, or type its number.',
  },
  damaged: { happened: 'The code on this ticket is damaged.', todo: 'Scan again, or type its number.' },
  forged: {
    happened: 'This ticket does not come from our kiosk.',
    todo: 'Give a new ticket, and keep this one for the manager.',
  },
  other_branch: { happened: 'This ticket is from another branch.', todo: 'Give a ticket for this branch.' },
  other_day: { happened: 'This ticket is from another day.', todo: 'Give a ticket for today.' },
  unverified: {
    happened: 'The kiosk of this ticket is not known here yet.',
    todo: 'Serve the customer; the ticket is marked as not checked.',
  },
  revoked: {
    happened: 'The kiosk of this ticket is no longer in use.',
    todo: 'Look for the number in the list. If it is not there, call the manager.',
  },
  known: { happened: 'This ticket was taken in already.', todo: 'See in the list where it stands.' },
}
