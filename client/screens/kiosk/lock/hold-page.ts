import { isKeySwallowed } from './is-key-swallowed.ts'

type Hear = (event: Event) => void
type Heard = readonly [type: string, hear: Hear]

const BACK_BUTTON = 3
const swallow: Hear = (event) => event.preventDefault()

/** Everything that a browser would do by itself with a finger, mouse or key, and that no customer means [KL2 KL3]. */
const HEARD: readonly Heard[] = [
  ...['contextmenu', 'selectstart', 'dragstart', 'dragover', 'drop'].map((type): Heard => [type, swallow]),
  // Pinching, as Safari tells it; everywhere else the style of the page forbids it.
  ...['gesturestart', 'gesturechange'].map((type): Heard => [type, swallow]),
  ['wheel', (event) => event instanceof WheelEvent && event.ctrlKey && event.preventDefault()],
  ['keydown', (event) => event instanceof KeyboardEvent && isKeySwallowed(event) && event.preventDefault()],
  // A wheel that is pressed opens links in new tabs; the side buttons of a mouse go back and forward.
  ['auxclick', swallow],
  ...['mousedown', 'mouseup'].map((type): Heard => [type, swallowSideButtons]),
  // Whoever asks "leave this page?" would stop an update; the first to hear lets nobody else ask [KL4].
  ['beforeunload', (event) => event.stopImmediatePropagation()],
  ['popstate', stay],
]

function swallowSideButtons(event: Event): void {
  if (event instanceof MouseEvent && event.button >= BACK_BUTTON) event.preventDefault()
}

/** One step back is on top of the history again as soon as it was gone. */
function stay(): void {
  history.pushState(null, '')
}

/** Holds the page until the answer is called. The rest of the lock is style: `data-kiosk-locked` in design/base.css. */
export function holdPage(): () => void {
  const options = { capture: true, passive: false }
  const root = document.documentElement
  for (const [type, hear] of HEARD) addEventListener(type, hear, options)
  root.dataset.kioskLocked = ''
  // A browser that skips entries that nobody asked for still has nothing before this page to go to.
  history.pushState(null, '')
  return () => {
    for (const [type, hear] of HEARD) removeEventListener(type, hear, options)
    delete root.dataset.kioskLocked
  }
}
