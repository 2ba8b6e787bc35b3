import type { Rung } from '../../../sync/ladder/rung.ts'
import type { Tone } from '../../design/tone.ts'

export const rungTones: Readonly<Record<Rung, Tone>> = {
  live: 'done',
  behind: 'waiting',
  isolated: 'called',
  paper: 'fault',
}
