/** What this customer, and no other, needs of the screen [KF16]. */
export type Comfort = {
  /** Everything that is pressed lies in the lower half. */
  readonly isLow: boolean
  readonly text: TextSize
  readonly isSpoken: boolean
}
export const textSizes = ['normal', 'large', 'largest'] as const
export type TextSize = (typeof textSizes)[number]

export const plainComfort: Comfort = { isLow: false, text: 'normal', isSpoken: false }

export function nextTextSize(before: TextSize): TextSize {
  return textSizes[(textSizes.indexOf(before) + 1) % textSizes.length] ?? 'normal'
}
