/** In a kiosk's page: how long from each touch to the frame in which its number has been painted. */
const painted: number[] = []
const isThere = (): boolean => document.querySelector('main output') !== null

document.addEventListener(
  'pointerup',
  ({ timeStamp }) => {
    // The touch that puts a number away.
    if (isThere()) return
    const watcher = new MutationObserver(() => {
      if (!isThere()) return
      watcher.disconnect()
      requestAnimationFrame(() => afterPainting(() => painted.push(performance.now() - timeStamp)))
    })
    watcher.observe(document, { childList: true, subtree: true })
  },
  { capture: true },
)

/** A message from within a frame comes after that frame's painting. */
function afterPainting(work: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = work
  port2.postMessage(undefined)
}

Object.assign(globalThis, { painted })
