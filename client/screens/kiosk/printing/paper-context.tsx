import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { localValues } from '../../../app/open-values.ts'
import { usePage } from '../../../app/page.ts'
import type { OpenedDevice } from '../../../device/opened-device.ts'
import type { Paper } from '../../../device/printing/paper.ts'
import type { TicketFacts } from '../../../device/printing/ticket-facts.ts'
import { afterPaint } from './after-paint.ts'

type Opened = Extract<OpenedDevice, { kind: 'open' }>

export type Printing = {
  /** Absent while it is being opened, and where it cannot be. */
  readonly paper: Paper | undefined
  /** What a ticket's code holds, on the screen as on paper. */
  sign(facts: TicketFacts): Promise<string>
  /** The customer has the code on the screen: no paper may come out later, whenever printing opens. Resolves when the disk knows, or is too slow. */
  taken(ticketId: string): Promise<void>
  /** The paper goes before the number on the screen [KP8]; at once where there is no paper. The same function, whenever printing opens. */
  untilFirstByte(ticketId: string): Promise<void>
}

const PrintingContext = createContext<Printing | undefined>(undefined)

/** What could not be opened, a font that is not there yet, is tried again. */
const OPEN_AGAIN_MS = 30_000

const TAKEN_MS_MAX = 500

type Props = {
  readonly opened: Opened
  readonly children: ReactNode
}

/** Printing around a kiosk's screen; all of it comes after the first painting. */
export function PaperProvider({ opened, children }: Props) {
  const { idle } = usePage()
  const [paper, setPaper] = useState<Paper>()
  const takenBefore = useRef(new Set<string>())
  // A hand may come between the opening and the next painting.
  const current = useRef<Paper>(undefined)
  useEffect(() => {
    let isGone = false
    let found: Paper | undefined
    let takeBack = afterPaint(open)
    function open(): void {
      import('../../../device/printing/open-paper.ts')
        .then((part) =>
          part.openPaper({ ...opened, values: localValues, begin: idle.begin, taken: takenBefore.current }),
        )
        .then(take, (error: unknown) => {
          console.warn('printing could not be opened', error)
          if (!isGone) takeBack = later(OPEN_AGAIN_MS, open)
        })
    }
    function take(next: Paper): void {
      if (isGone) return void next.close()
      found = next
      current.current = next
      takenBefore.current.clear()
      setPaper(next)
    }
    return () => {
      isGone = true
      takeBack()
      void found?.close()
      current.current = undefined
      setPaper(undefined)
    }
  }, [opened, idle])
  const untilFirstByte = useCallback(async (ticketId: string) => current.current?.untilFirstByte(ticketId), [])
  const printing = useMemo(
    () => ({
      paper,
      sign: (facts: TicketFacts) => sign(facts, opened),
      taken(ticketId: string) {
        const open = current.current
        if (open === undefined) takenBefore.current.add(ticketId)
        return soon(open === undefined ? takenOnDisk(ticketId, opened) : open.taken(ticketId))
      },
      untilFirstByte,
    }),
    [paper, opened, untilFirstByte],
  )
  return <PrintingContext value={printing}>{children}</PrintingContext>
}

/** Where tests stand in for the device. */
export const WithPrinting = PrintingContext

/** Undefined outside of a device: there tickets are shown and not printed. */
export function usePrinting(): Printing | undefined {
  return useContext(PrintingContext)
}

async function sign(facts: TicketFacts, opened: Opened): Promise<string> {
  const { signTicket } = await import('../../../device/printing/signed-ticket.ts')
  return signTicket(facts, opened)
}

async function takenOnDisk(ticketId: string, { store }: Opened): Promise<void> {
  const { createJobStore } = await import('../../../device/printing/create-job-store.ts')
  await createJobStore(store).apply(ticketId, { kind: 'closed', how: 'on_screen', at: Date.now() })
}

/** A customer who wants to go does not wait for a disk that hangs or refuses. */
function soon(work: Promise<void>): Promise<void> {
  return Promise.race([work.catch(() => undefined), new Promise<void>((done) => setTimeout(done, TAKEN_MS_MAX))])
}

function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}
