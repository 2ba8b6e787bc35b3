export const kioskPrinterEn = {
  printer: 'Printer',
  named: 'Printer: {name}',
  other_window: 'Another window of this kiosk has the printer. Close this one, or go on there.',
  profile: 'Paper and kind of printer',
  paired: 'Chosen: {name}',
  cancelled: 'No printer was chosen.',
  not_opened: 'This printer could not be opened. What to do stands above.',
  copy_last: 'Print the last ticket again',
  none_printed: 'No ticket has been printed here yet.',
  queued: 'It is coming out of the printer now.',
  original: 'Nothing of this ticket had come out: it is printed now for the first time.',
} as const
