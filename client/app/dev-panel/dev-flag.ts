import { z } from 'zod'
import type { Ask } from '../../api/ask.ts'
import { localValues } from '../open-values.ts'

const STORED_AS = 'blesaf.dev'

/** Somebody has asked for the developer's panel in this browser, and got it. */
export function isDevPanelKept(): boolean {
  return localValues.getItem(STORED_AS) !== null
}

/**
 * Whether the developer's panel is wanted here: `?dev` in the address asks for it, `?dev=off` sends it away, and it stays
 * until then. A server that is no demonstration does not have it: it breaks devices on purpose.
 */
export async function isDevPanelWanted(ask: Ask): Promise<boolean> {
  const wish = new URLSearchParams(location.search).get('dev')
  if (wish === 'off') localValues.removeItem(STORED_AS)
  if (wish === null || wish === 'off') return isDevPanelKept()
  const answer = await ask({ path: '/api/demo', answer: z.unknown() })
  if (answer.ok) localValues.setItem(STORED_AS, 'on')
  return answer.ok
}
