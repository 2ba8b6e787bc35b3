import type { WriterValue } from '../device/meta.ts'
import { writerValue } from '../device/meta.ts'
import type { Lane } from '../wire/writer-state.ts'

export const WRITER = '00000000-0000-4000-8000-0000000000a1'

/** One kiosk's whole day unless overridden, for tests. */
export function aLane(overrides: Partial<Lane> = {}): Lane {
  return { residue: 0, modulus: 1, floors: {}, first_day: '2026-11-20', last_day: '2026-11-23', ...overrides }
}

type State = NonNullable<WriterValue['state']>
type Told = Partial<Omit<State, 'lanes'>> & { readonly lanes?: Partial<State['lanes']> }

export function aState({ lanes, ...rest }: Told = {}): State {
  const id = writerValue.shape.id.parse(WRITER)
  return { id, last_seq: 0, letter: 'X', ...rest, lanes: { serial: 1, days: [aLane()], split: null, ...lanes } }
}

/** A writer that the authority knows, in doubt of nothing. */
export function aWriter(overrides: Partial<WriterValue> = {}): WriterValue {
  const id = writerValue.shape.id.parse(WRITER)
  return { id, next_seq: 1, epoch: 1, state: aState(), state_epoch: 1, is_forked: false, ...overrides }
}
