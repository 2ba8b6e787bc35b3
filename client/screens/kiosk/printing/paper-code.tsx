import { Suspense, useEffect, useState } from 'react'
import { lazyPart } from '../../../app/lazy-part.ts'
import { kioskPaperWords } from '../../../words/kiosk-paper/kiosk-paper-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Ticket } from '../ticket-of.ts'
import { usePrinting } from './paper-context.tsx'

const QrCode = lazyPart(() => import('../../../design/qr-code.tsx').then((part) => part.QrCode))

/** The code that the paper bears, or would. */
export function PaperCode({ ticket }: { readonly ticket: Ticket }) {
  const say = useWords(kioskPaperWords)
  const printing = usePrinting()
  const [text, setText] = useState<string>()
  useEffect(() => {
    let isGone = false
    const take = (found: string): void => {
      if (!isGone) setText(found)
    }
    // Without a signature the customer's page opens still, and a counter finds the number in its own queue.
    const signed = printing === undefined ? Promise.resolve(ticket.address) : printing.sign(ticket.facts)
    signed.then(take, () => take(ticket.address))
    return () => {
      isGone = true
    }
  }, [printing, ticket])
  return (
    <Suspense fallback={null}>
      {text !== undefined && <QrCode text={text} label={say('qr', { number: ticket.number })} />}
    </Suspense>
  )
}
