import { type Direction, nearest } from './nearest.ts'

const REACHABLE = 'main button, nav button, footer button, footer [role="radio"]'

/** The focus goes to what lies next in that direction, from wherever it is. */
export function moveFocus(direction: Direction): void {
  const reachable = [...document.querySelectorAll<HTMLElement>(REACHABLE)].filter(
    (each) => each !== document.activeElement,
  )
  const from = document.activeElement ?? document.body
  const at = nearest(
    startBox(from),
    reachable.map((each) => each.getBoundingClientRect()),
    direction,
  )
  if (at !== undefined) reachable[at]?.focus()
}

/** The page as a whole has no place of its own: then one begins above everything. */
function startBox(from: Element): DOMRect {
  return from === document.body ? new DOMRect(innerWidth / 2, 0, 0, 0) : from.getBoundingClientRect()
}

/** The choice of that digit, counted from one in the order in which they stand. */
export function pressChoice(digit: number): void {
  document.querySelectorAll<HTMLElement>('main [data-choice]')[digit - 1]?.click()
}
