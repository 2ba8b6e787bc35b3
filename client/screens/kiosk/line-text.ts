import type { WaitRange } from '../../app/waits/use-service-waits.ts'
import { waitText } from '../../app/waits/wait-text.ts'
import type { kioskEn } from '../../words/kiosk/en.ts'
import type { Say } from '../../words/use-words.ts'
import type { waitsEn } from '../../words/waits/en.ts'

type Says = { readonly say: Say<typeof kioskEn>; readonly sayWaits: Say<typeof waitsEn> }

/** How long and behind how many: “about 12–20 min · 7 ahead”, or the people alone where no time can be told. */
export function lineText(waiting: number, wait: WaitRange, { say, sayWaits }: Says): string {
  const people = waiting === 0 ? say('nobody_ahead') : say('ahead', { count: waiting })
  // A range that ends at nothing says no more than that nobody is ahead.
  if (wait.kind === 'unknown' || wait.toMinutes === 0) return people
  return `${waitText(wait, sayWaits)} · ${waiting === 0 ? people : say('count_ahead', { count: waiting })}`
}
