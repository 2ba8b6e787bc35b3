import type { WriterValue } from '../device/meta.ts'
import { type NumberQuestion, takeNumber } from './take-number.ts'

type Question = Pick<NumberQuestion, 'day' | 'isUnconfirmed' | 'isClockInDoubt'> & {
  readonly writer: WriterValue | undefined
}

/** Of a kind that no branch has: whether any number can be given does not hang on the prefix, six digits of it aside. */
const ANY_PREFIX = { prefix: '', digits: 0, numbers: [], height: 0 }

/** Whether a tap would get a number [NU3]. Before a writer's first contact none would, and a screen must not offer it. */
export function hasNumbers({ writer, ...rest }: Question): boolean {
  return writer !== undefined && takeNumber({ ...ANY_PREFIX, ...rest, writer }).kind !== 'no_letter'
}
