import { type ComponentProps, lazy, Suspense } from 'react'

/** One reading for all who ask; one that failed is away with, and whoever asks next tries again. */
function kept<Part>(read: () => Promise<Part>): () => Promise<Part> {
  let reading: Promise<Part> | undefined
  return () => {
    reading ??= read().catch((error: unknown) => {
      reading = undefined
      throw error
    })
    return reading
  }
}
const dialogs = kept(() => import('./ticket-dialogs.tsx'))
const sheet = kept(() => import('./ticket-sheet.tsx'))
const help = kept(() => import('../keys/key-help.tsx'))

/**
 * The questions of the desk are read after its first painting, so that each opens in the frame in which it is asked. The
 * worker has them like all other parts: no network is needed. What cannot be read now is asked for when it is needed.
 */
export async function keepDialogs(): Promise<void> {
  await Promise.allSettled([dialogs(), sheet(), help()])
}

const LaterDialogs = lazy(() => dialogs().then(({ TicketDialogs: Part }) => ({ default: Part })))
const LaterSheet = lazy(() => sheet().then(({ TicketSheet: Part }) => ({ default: Part })))
const LaterHelp = lazy(() => help().then(({ KeyHelp: Part }) => ({ default: Part })))

export function TicketDialogs(props: ComponentProps<typeof LaterDialogs>) {
  return (
    <Suspense fallback={null}>
      <LaterDialogs {...props} />
    </Suspense>
  )
}
export function TicketSheet(props: ComponentProps<typeof LaterSheet>) {
  return (
    <Suspense fallback={null}>
      <LaterSheet {...props} />
    </Suspense>
  )
}
export function KeyHelp(props: ComponentProps<typeof LaterHelp>) {
  return (
    <Suspense fallback={null}>
      <LaterHelp {...props} />
    </Suspense>
  )
}
