/** Half as wide again as a thumb; nothing of the kiosk's own needs to be held there. */
export const CORNER_PX = 96

/** Whether a point lies in one of the two upper corners: the way in is the same in every language. */
export function isInCorner(point: { readonly clientX: number; readonly clientY: number }, width: number): boolean {
  return point.clientY <= CORNER_PX && (point.clientX <= CORNER_PX || point.clientX >= width - CORNER_PX)
}
