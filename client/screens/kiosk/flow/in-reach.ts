const FRAME = '[data-kiosk-frame]'

/** Whether the customer's screen is what hands and keys are for: not behind a window, and not put away for staff. */
export function isInReach(): boolean {
  return isOutside('[inert], [hidden], [aria-hidden="true"]')
}

/** Behind a window it is still in sight; put away it is not, and nobody is waited for. */
export function isInSight(): boolean {
  return isOutside('[hidden]')
}

function isOutside(selector: string): boolean {
  const frame = document.querySelector(FRAME)
  return frame !== null && frame.closest(selector) === null
}
