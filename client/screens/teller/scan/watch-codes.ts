import type { CodeReader } from './code-reader.ts'

/** Eight looks a second: a hand holds a paper still for about half a second, and the page must stay quick. */
const LOOK_MS = 120

/** Looks until a code is seen, once. What it stops answers stops the looking. */
export function watchCodes(video: HTMLVideoElement, reader: CodeReader, onCode: (text: string) => void): () => void {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async (): Promise<void> => {
    // A picture that cannot be looked at is followed by the next one.
    const text = await reader.read(video).catch(() => undefined)
    if (isOver) return
    if (text === undefined) timer = setTimeout(() => void look(), LOOK_MS)
    else {
      isOver = true
      onCode(text)
    }
  }
  void look()
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}
