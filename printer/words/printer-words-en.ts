import type { PrinterWords } from './printer-words.ts'

export const printerWordsEn: PrinterWords = {
  guard: {
    ready: { happened: 'The printer works.', todo: '' },
    paper_low: { happened: 'The paper is nearly used up.', todo: 'Have a new roll ready.' },
    paper_out: {
      happened: 'The printer has no paper.',
      todo: 'Open the cover, put in a new roll with its end outside, shut the cover. The missing tickets then come out by themselves.',
    },
    cover_open: { happened: 'The cover of the printer is open.', todo: 'Shut it until it clicks.' },
    busy: { happened: 'The printer is busy.', todo: 'Wait a moment.' },
    disconnected: {
      happened: 'The printer is switched off or unplugged.',
      todo: 'Switch it on. Check both ends of its cables.',
    },
    silent: {
      happened: 'The printer does not answer.',
      todo: 'Switch it off, wait ten seconds, switch it on.',
    },
    cutter: {
      happened: 'The part that cuts the paper is stuck.',
      todo: 'Switch the printer off, open the cover, take out torn paper, shut the cover, switch it on.',
    },
    overheated: { happened: 'The printer is too hot.', todo: 'Wait five minutes. It goes on by itself.' },
    needs_restart: {
      happened: 'Something in the printer is broken or stuck.',
      todo: 'Switch it off, wait ten seconds, switch it on. If this comes back, call support.',
    },
    unnamed: {
      happened: 'The printer says that something is wrong.',
      todo: 'Open the cover, take out torn paper, shut the cover. If this stays, switch it off and on.',
    },
    unreliable: {
      happened: 'Printing went wrong several times.',
      todo: 'Switch the printer off and on, check the paper, then press “Test print”.',
    },
    claim_refused: {
      happened: 'Another program on this kiosk is using the printer.',
      todo: 'Switch the printer off and on. If this stays, call support.',
    },
    no_way_in: {
      happened: 'What was chosen is not a ticket printer.',
      todo: 'Press “Choose the printer” and pick another one.',
    },
    not_paired: { happened: 'No printer is chosen.', todo: 'Press “Choose the printer” and pick it from the list.' },
    not_supported: {
      happened: 'This kiosk cannot print as it is set up.',
      todo: 'Call support and read this out: “It needs Chrome or Edge, and USB must be allowed.”',
    },
    store: { happened: 'This kiosk cannot save anything any more.', todo: 'Send people to a counter. Call support.' },
  },
  customer: {
    no_paper: { happened: 'The printer has no paper.', todo: 'Take a photo of this code: it is your ticket.' },
    no_printer: { happened: 'The printer does not work.', todo: 'Take a photo of this code: it is your ticket.' },
    maybe_printed: {
      happened: 'Your paper may be incomplete.',
      todo: 'Take a photo of this code: it is the same ticket, and you keep your place.',
    },
    waiting: { happened: 'The printer is slow.', todo: 'Wait for the paper, or take a photo of this code.' },
  },
  staff: {
    missing: 'Tickets that were not printed: {count}',
    unsettled: {
      happened: 'Ticket {number}: it is not known whether it came out whole.',
      todo: 'Look at the printer. If the paper is there, press “Done”; if not, press “Print a copy”.',
    },
    copyRefused: {
      still_printing: 'It is being printed now.',
      too_many: 'This ticket has been printed too often.',
      store: 'This kiosk cannot save it. Call support.',
    },
    actions: {
      paper_changed: 'Print the missing tickets',
      copy: 'Print a copy',
      test: 'Test print',
      settle: 'Done',
      pair: 'Choose the printer',
    },
    copyMark: 'COPY',
  },
}
