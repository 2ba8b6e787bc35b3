/** What one kind of printer can do and how it wants to be spoken to. Data only: a new printer is a new row. */
export type PrinterProfile = {
  readonly id: string
  /** As staff choose it from a list. */
  readonly name: string
  readonly paperMm: 58 | 80
  /** What the head can burn, at 203 dpi: 8 dots to the millimetre. A multiple of 8. */
  readonly widthDots: number
  /** `star-graphics`: the older TSP100s, which know nothing but dots. */
  readonly language: 'esc-pos' | 'star-prnt' | 'star-line' | 'star-graphics'
  /** How pictures are sent. Rows unless the printer knows only strips of 24 dots, as Star printers with text do. */
  readonly image: 'rows' | 'strips'
  readonly cutter: 'full' | 'partial' | 'none'
  /** Lines that bring the last dot past the cutter, or past the tear bar. */
  readonly feedLines: number
  /** `native` only where the printer's own code is known to be better than dots that we set ourselves. */
  readonly qr: 'dots' | 'native'
  /** How the printer tells of paper and cover: real-time questions, blocks that it sends by itself, or not at all. */
  readonly status: 'dle-eot' | 'star-asb' | 'none'
}

/** A line of the printers' default spacing, 1/6 inch. */
const LINE_DOTS = 34
/** 12 cm from cut to cut, the way to the cutter included. */
const TICKET_DOTS_MAX = 960

export function contentDotsMax({ feedLines }: PrinterProfile): number {
  return TICKET_DOTS_MAX - feedLines * LINE_DOTS
}
