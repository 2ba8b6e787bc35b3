import { useEffect, useRef, useState } from 'react'
import type { Bitmap } from '../../../../printer/document/bitmap.ts'
import { kioskPaperWords } from '../../../words/kiosk-paper/kiosk-paper-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Ticket } from '../ticket-of.ts'
import { usePrinting } from './paper-context.tsx'

/** The ticket as it comes out of the printer, dot for dot. Without it the number and the words stand alone. */
export function PaperPicture({ ticket }: { readonly ticket: Ticket }) {
  const say = useWords(kioskPaperWords)
  const paper = usePrinting()?.paper
  const canvas = useRef<HTMLCanvasElement>(null)
  const [bitmap, setBitmap] = useState<Bitmap>()
  useEffect(() => {
    let isGone = false
    paper?.draw(ticket.facts.ticketId).then(
      (drawn) => !isGone && setBitmap(drawn),
      (error: unknown) => console.warn('the ticket could not be drawn', error),
    )
    return () => {
      isGone = true
    }
  }, [paper, ticket])
  useEffect(() => {
    if (canvas.current !== null && bitmap !== undefined) paint(canvas.current, bitmap)
  }, [bitmap])
  if (bitmap === undefined) return null
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={say('picture', { number: ticket.number })}
      width={bitmap.widthDots}
      height={bitmap.heightDots}
      className="max-h-96 max-w-full landscape:max-h-112 rounded-card bg-paper shadow-card"
    />
  )
}

/** Dots as pixels of a canvas, one write each: a ticket has half a million, and the page has one thread. */
const INK = new Uint32Array(new Uint8ClampedArray([20, 20, 20, 255]).buffer)[0] ?? 0
const PAPER = 0xff_ff_ff_ff

function paint(canvas: HTMLCanvasElement, { widthDots, heightDots, bytes }: Bitmap): void {
  const image = new ImageData(widthDots, heightDots)
  const pixels = new Uint32Array(image.data.buffer).fill(PAPER)
  for (const [at, byte] of bytes.entries()) {
    for (let bit = 0, dots = byte; dots !== 0; bit += 1, dots = (dots << 1) & 0xff) {
      if ((dots & 0x80) !== 0) pixels[at * 8 + bit] = INK
    }
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0)
}
