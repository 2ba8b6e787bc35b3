import { vi } from 'vitest'
import { SOON_MS_MAX } from './patience.ts'

// No setting of Vitest says how long `vi.waitFor` looks, so it is said here; once for all files that share a process.
const { waitFor } = vi
if (waitFor.name !== 'patientWaitFor') {
  vi.waitFor = function patientWaitFor(look, options) {
    return waitFor(look, typeof options === 'number' ? options : { timeout: SOON_MS_MAX, ...options })
  }
}
