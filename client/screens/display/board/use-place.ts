import { useTurn } from '../../../app/use-turn.ts'

const PLACE_MS = 60_000
const PLACES = [
  'translate-0',
  'translate-x-1 translate-y-1',
  '-translate-x-1 translate-y-2',
  '-translate-x-2 -translate-y-1',
  'translate-x-2 -translate-y-2',
  '-translate-x-1 -translate-y-1',
] as const

/** All of it moves by some dots each minute: what stands still for years burns itself into the glass [DY18]. */
export function usePlace(): string {
  const turn = useTurn(PLACES.length, PLACE_MS)
  return PLACES[turn] ?? PLACES[0]
}
