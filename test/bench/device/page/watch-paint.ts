/** In a kiosk's page: how long from the touch that asks for a number to the frame in which it has been painted. */
const painted: number[] = []
/** The last touch without a number on the screen: those before it only lead there. */
let touchedAt: number | undefined
const isThere = (): boolean => document.querySelector('main output') !== null

document.addEventListener(
  'pointerup',
  ({ timeStamp }) => {
    touchedAt = isThere() ? undefined : timeStamp
  },
  { capture: true },
)

const watcher = new MutationObserver(() => {
  if (touchedAt === undefined || !isThere()) return
  const from = touchedAt
  touchedAt = undefined
  requestAnimationFrame(() => afterPainting(() => painted.push(performance.now() - from)))
})
watcher.observe(document, { childList: true, subtree: true })

/** A message from within a frame comes after that frame's painting. */
function afterPainting(work: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = work
  port2.postMessage(undefined)
}

Object.assign(globalThis, { painted })
