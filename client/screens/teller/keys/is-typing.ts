const DIALOG = '[role="dialog"], [role="alertdialog"]'

/** Whether a key press belongs to a field or an open dialog, and so is no short way of the page. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`input, textarea, [contenteditable], ${DIALOG}`) !== null
}

/** A field that holds nothing: the cursor stays there after a number, and the work goes on with the next key. */
export function isInEmptyField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.value === '' && target.closest(DIALOG) === null
}

/** Who reads what lies over the page does not mean what lies below it, wherever the cursor is. */
export function isBehindDialog(): boolean {
  return document.querySelector(DIALOG) !== null
}
