/** Chromium's: keys that it keeps for itself, Escape and Ctrl+W among them, are the page's own while that fills the screen. */
type Keyboard = { lock(): Promise<void>; unlock(): void }

const keyboard = (): Keyboard | undefined => (navigator as { readonly keyboard?: Keyboard }).keyboard

/** Since version 131 a person is asked first. No customer is: `mayAsk` only where staff stand before the screen. */
export async function takeKeyboard(mayAsk: boolean): Promise<void> {
  const found = keyboard()
  if (found !== undefined && (mayAsk || (await isTakenUnasked()))) await found.lock()
}

export function letKeyboardGo(): void {
  keyboard()?.unlock()
}

async function isTakenUnasked(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'keyboard-lock' as PermissionName })).state === 'granted'
  } catch {
    // A browser that does not know this permission asks for none.
    return true
  }
}
