import type { TicketDocument } from '../document/ticket-document.ts'
import { type TicketSentences, ticketSentences } from '../document/ticket-sentences.ts'
import { contentDotsMax, type PrinterProfile } from '../profiles/printer-profile.ts'
import { qrMatrix } from '../qr/qr-matrix.ts'
import type { QrMatrix } from '../qr/qr-modules.ts'
import { barPart, chipPart, rulePart } from './box-parts.ts'
import { type Density, densities, shortenedNames, shortenedToDo } from './density.ts'
import { footPart } from './foot-part.ts'
import { headPart } from './head-part.ts'
import type { Layout, Measure } from './layout.ts'
import { numberPart } from './number-part.ts'
import { group, NOTHING, type Part, stack } from './place.ts'
import { oneLineOr, textPart } from './text-part.ts'

/** White at both edges: paper wanders in its guides. */
const MARGIN_DOTS = 8
const TOP_DOTS = 8
const LINE_GAP_DOTS = 4

type Paper = Pick<PrinterProfile, 'widthDots' | 'qr' | 'feedLines'>

/** A ticket on a printer's paper: as roomy as it can be without a lost word, and never longer than 12 cm. */
export function layoutTicket(ticket: TicketDocument, profile: PrinterProfile, measure: Measure): Layout {
  const said = ticketSentences(ticket)
  const matrix = ticket.qr === undefined ? undefined : qrMatrix(ticket.qr)
  const heightMax = contentDotsMax(profile)
  const inDensity = (density: Density) => setOnPaper(ticket, said, matrix, profile, density, measure)
  const isFitting = ({ heightDots }: Layout) => heightDots <= heightMax
  const tried: Layout[] = []
  for (const density of densities) {
    const layout = inDensity(density)
    if (isFitting(layout) && lostOf(layout).length === 0) return layout
    tried.push(layout)
  }
  tried.push(...lastFitting(shortenedToDo, inDensity, isFitting), ...shortenedNames.map(inDensity))
  const [first, ...others] = tried.filter(isFitting)
  if (first !== undefined)
    return others.reduce((best, layout) => (losesLess(lostOf(layout), lostOf(best)) ? layout : best), first)
  // No document is known that comes here; if one does, a ticket too long is better than none in the customer's hand.
  return tried.reduce((shortest, layout) => (layout.heightDots < shortest.heightDots ? layout : shortest))
}

/** Of densities that take more and more paper the last one that fits, found by halves; none where none does. */
function lastFitting(
  rising: readonly Density[],
  inDensity: (density: Density) => Layout,
  isFitting: (layout: Layout) => boolean,
): readonly Layout[] {
  let found: Layout | undefined
  let [from, to] = [0, rising.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const density = rising[middle]
    const layout = density === undefined ? undefined : inDensity(density)
    if (layout !== undefined && isFitting(layout)) [found, from] = [layout, middle + 1]
    else to = middle
  }
  return found === undefined ? [] : [found]
}

/** Of each text that lost its end, how many letters. */
function lostOf({ blocks }: Layout): readonly number[] {
  return blocks.flatMap((block) => (block.kind === 'text' && block.lostLetters > 0 ? block.lostLetters : []))
}

function losesLess(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return one.length < other.length
  const letters = (lost: readonly number[]) => lost.reduce((sum, each) => sum + each, 0)
  return letters(one) < letters(other)
}

function setOnPaper(
  ticket: TicketDocument,
  said: TicketSentences,
  matrix: QrMatrix | undefined,
  paper: Paper,
  density: Density,
  measure: Measure,
): Layout {
  const column = { x: MARGIN_DOTS, widthDots: paper.widthDots - 2 * MARGIN_DOTS, align: 'center' } as const
  const direction = ticket.language === 'ar' ? 'rtl' : 'ltr'
  const whole = stack([
    barPart(said.stamp, density),
    headPart(ticket, density),
    rulePart(),
    numberPart(said.number, density.numberSizeMax),
    servicePart(ticket, said, density),
    waitPart(said, density),
    density.isFolded ? () => NOTHING : rulePart(),
    footPart(said, matrix, density, paper.qr === 'native'),
  ])
  const { blocks, heightDots } = whole(column, TOP_DOTS, { direction, measure, gapDots: density.gapDots })
  return { widthDots: paper.widthDots, heightDots: Math.ceil((TOP_DOTS + heightDots) / 8) * 8, blocks }
}

function servicePart(ticket: TicketDocument, said: TicketSentences, density: Density): Part {
  const service = { sizes: density.serviceSizes, weight: 700, linesMax: density.serviceLines, runs: 'own' } as const
  const small = { sizes: density.smallSizes, weight: 500, runs: 'ticket' } as const
  return group(
    [
      textPart(ticket.service, service),
      textPart(density.isFolded ? undefined : said.issued, { ...small, linesMax: 1 }),
      textPart(said.following, { ...small, linesMax: density.nextLines }),
      chipPart(ticket.priorityClass, density),
    ],
    LINE_GAP_DOTS,
  )
}

function waitPart({ wait, ahead }: TicketSentences, density: Density): Part {
  const waitLook = { sizes: density.waitSizes, weight: 700, linesMax: 2, runs: 'ticket' } as const
  const aheadLook = { sizes: density.smallSizes, weight: 500, linesMax: 1, runs: 'ticket' } as const
  const waitLines = textPart(wait, waitLook)
  const inOneLine = density.isFolded && wait !== undefined ? oneLineOr(wait, waitLook, waitLines) : waitLines
  const apart = group([inOneLine, textPart(ahead, aheadLook)], LINE_GAP_DOTS)
  if (!density.isFolded || wait === undefined || ahead === undefined) return apart
  return oneLineOr(`${wait} · ${ahead}`, waitLook, apart)
}
