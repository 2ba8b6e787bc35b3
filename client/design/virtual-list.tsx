import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'

type Props<Item> = {
  readonly items: readonly Item[]
  /** A list item of exactly `rowPx`, with its key. */
  readonly row: (item: Item) => ReactNode
  readonly rowPx: number
  readonly label: string
}

/** Above and below what is seen, so that a flick of the finger finds rows. */
const OVERSCAN = 10

/** A list of rows of one height, of which only those near the window are in the page. */
export function VirtualList<Item>({ items, row, rowPx, label }: Props<Item>) {
  const frame = useRef<HTMLElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const [seen, setSeen] = useState({ top: 0, height: 800 })
  const first = Math.max(0, Math.floor(seen.top / rowPx) - OVERSCAN)
  const end = Math.min(items.length, Math.ceil((seen.top + seen.height) / rowPx) + OVERSCAN)

  useLayoutEffect(() => {
    const { current } = frame
    if (current === null) return
    const look = (): void => setSeen({ top: current.scrollTop, height: current.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(current)
    current.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      current.removeEventListener('scroll', look)
    }
  }, [])
  useLayoutEffect(() => {
    // What is not in the page keeps its room; by the object of the style, since the content policy knows no style in elements.
    if (list.current === null) return
    list.current.style.paddingBlockStart = `${first * rowPx}px`
    list.current.style.paddingBlockEnd = `${(items.length - end) * rowPx}px`
  }, [first, end, items.length, rowPx])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section ref={frame} tabIndex={0} aria-label={label} className="min-h-0 grow overflow-y-auto">
      <ul ref={list}>{items.slice(first, end).map((item) => row(item))}</ul>
    </section>
  )
}
