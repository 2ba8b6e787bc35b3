import { type Bitmap, emptyBitmap } from '../document/bitmap.ts'
import { type QrLevel, qrModules } from '../qr/qr-modules.ts'
import { stampQr } from '../raster/stamp-dots.ts'
import type { Align, Command } from './command.ts'
import { createPaperRoll, type PaperRoll } from './paper-roll.ts'

/** 1/6 inch, as both languages have it after they were initialised. */
const LINE_DOTS = 34
/** What a printer feeds that finds its cutter by itself. */
const TO_CUTTER_DOTS = 3 * LINE_DOTS
/** As many as the largest code holds at its most careful level, if each takes two bytes. */
const QR_CHARS_MAX = 600
const MODULE_DOTS_MAX = 16

type Head = {
  lineDots: number
  align: Align
  pageEnd: { cut: 'full' | 'partial' | 'none'; isFeeding: boolean }
  /** Where the next strip of this line begins. */
  x: number
  qr: { text: string; moduleDots: number; level: QrLevel }
}

export function printCommands(commands: readonly Command[], widthDots: number): ReturnType<PaperRoll['read']> {
  const paper = createPaperRoll(widthDots)
  let head = newHead()
  for (const command of commands) {
    if (paper.isSpent() && command.kind !== 'cut') continue
    if (command.kind === 'initialize') head = newHead()
    else printCommand(command, head, paper, widthDots)
  }
  return paper.read()
}

function newHead(): Head {
  return {
    lineDots: LINE_DOTS,
    align: 'left',
    pageEnd: { cut: 'partial', isFeeding: true },
    x: 0,
    qr: { text: '', moduleDots: 3, level: 'L' },
  }
}

function printCommand(command: Command, head: Head, paper: PaperRoll, widthDots: number): void {
  switch (command.kind) {
    case 'align':
      head.align = command.to
      break
    case 'line_spacing':
      head.lineDots = command.dots === 'default' ? LINE_DOTS : command.dots
      break
    case 'line_feed':
      feed(head.lineDots, head, paper)
      break
    case 'feed_lines':
      feed(command.lines * head.lineDots, head, paper)
      break
    case 'feed_dots':
      feed(command.dots, head, paper)
      break
    case 'image':
      printPicture(command.bitmap, head, paper, widthDots)
      break
    case 'strip':
      paper.put(command.bitmap, head.x, paper.y())
      head.x += command.bitmap.widthDots
      break
    case 'qr_size':
      head.qr.moduleDots = Math.min(MODULE_DOTS_MAX, Math.max(1, command.moduleDots))
      break
    case 'qr_level':
      head.qr.level = command.level
      break
    case 'qr_store':
      head.qr.text = command.text.slice(0, QR_CHARS_MAX)
      break
    case 'qr_print':
      printPicture(qrPicture(head.qr), head, paper, widthDots)
      break
    case 'page_end_mode':
      head.pageEnd = command
      break
    case 'page_end':
      feed(head.pageEnd.isFeeding ? TO_CUTTER_DOTS : 0, head, paper)
      if (head.pageEnd.cut !== 'none') paper.cut()
      break
    case 'cut':
      feed(command.feedDots, head, paper)
      paper.cut()
      break
    default:
      // Text has no font here: it is in the transcript. The rest moves no paper.
      break
  }
}

function feed(dots: number, head: Head, paper: PaperRoll): void {
  paper.feed(dots)
  head.x = 0
}

function printPicture(picture: Bitmap, head: Head, paper: PaperRoll, widthDots: number): void {
  const room = Math.max(0, widthDots - picture.widthDots)
  const x = head.align === 'left' ? 0 : head.align === 'right' ? room : Math.floor(room / 2)
  paper.put(picture, x, paper.y())
  feed(picture.heightDots, head, paper)
}

function qrPicture({ text, moduleDots, level }: Head['qr']): Bitmap {
  const matrix = qrModules(text, level)
  const side = matrix.length * moduleDots
  const picture = emptyBitmap(Math.ceil(side / 8) * 8, side)
  stampQr(picture, { kind: 'qr', x: 0, y: 0, moduleDots, matrix })
  return picture
}
