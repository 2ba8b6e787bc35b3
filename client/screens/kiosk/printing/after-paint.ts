/** Once the frame that is being made is on the screen; answers the function that takes it back. */
export function afterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  // A frame's own timer runs behind its painting. A page that is hidden makes no frames, and its tickets are printed all the same.
  const soon = (): void => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    timer = setTimeout(work)
  }
  const frame = requestAnimationFrame(soon)
  timer = setTimeout(soon, FRAMELESS_MS)
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

const FRAMELESS_MS = 500
