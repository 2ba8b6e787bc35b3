/** Whether a key press belongs to a field or an open dialog, and so is no short way of the page. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, [contenteditable], [role="dialog"], [role="alertdialog"]') !== null
  )
}
