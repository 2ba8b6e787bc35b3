/**
 * React Aria counts the elements that are in transition, and never lets go of one that left the page while two of its
 * properties were: it hears of the first one's end alone. A kiosk's cards leave at each tap, with all that hangs on them,
 * a whole screen for each ticket. So it hears of no transition; what it would wait for, at most 150 ms, is that a screen
 * reader's focus moves.
 */
export function keepTransitionsToOurselves(): void {
  addEventListener('transitionrun', (event) => event.stopPropagation(), { capture: true })
}
