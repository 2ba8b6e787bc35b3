/**
 * Which keys do what at a counter: the one table that the ear, the buttons and the help sheet read. No letters and no digits
 * among them, since a scanner types those, and none that the browser keeps for itself in full screen (F5, F11, F12) or that
 * scrolls. A foot pedal is a keyboard: it comes with F13, or is set to any key of the row.
 */
export const keyTable = {
  call_next: [' ', 'F1', 'F13'],
  /** Whatever most often comes next: to start, then to finish. */
  first: ['Enter'],
  start_service: ['F2'],
  complete_service: ['F3'],
  recall_ticket: ['F4'],
  mark_no_show: ['F6'],
  park_ticket: ['F7'],
  return_ticket: ['F8'],
  transfer_ticket: ['F9'],
  add_leg: ['F10'],
  note_ticket: ['Insert'],
  cancel_ticket: ['Delete'],
  undo: ['Backspace', 'Ctrl+z'],
  help: ['?', '؟'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Control = keyof typeof keyTable

export const controls = Object.keys(keyTable) as readonly Control[]

const controlsByKey: ReadonlyMap<string, Control> = new Map(
  controls.flatMap((control) => keyTable[control].map((key) => [key, control] as const)),
)

type Stroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** The control that a stroke works, if any. */
export function controlOf(stroke: Stroke): Control | undefined {
  if (stroke.altKey) return undefined
  return controlsByKey.get(stroke.ctrlKey || stroke.metaKey ? `Ctrl+${latinOf(stroke)}` : stroke.key)
}

/** With Ctrl a key is meant by its Latin letter; an Arabic layout tells only where it lies. */
function latinOf({ key, code }: Stroke): string {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace('Key', '').toLowerCase()
}
