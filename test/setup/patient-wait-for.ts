import { vi } from 'vitest'
import { SOON_MS_MAX } from './patience.ts'

/** Of how long `vi.waitFor` looks no configuration tells. */
const { waitFor } = vi
vi.waitFor = (look, options) =>
  waitFor(look, typeof options === 'number' ? options : { timeout: SOON_MS_MAX, ...options })
