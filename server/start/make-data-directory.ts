import { accessSync, constants, mkdirSync } from 'node:fs'
import { StartError } from './start-error.ts'

/** Made or found before anything else, so that what cannot be written is one sentence and not the trace of who met it first. */
export function makeDataDirectory(path: string): void {
  attempt(path, 'cannot be made', () => mkdirSync(path, { recursive: true }))
  attempt(path, 'cannot be written by this account', () =>
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK),
  )
}

function attempt(path: string, fault: string, act: () => void): void {
  try {
    act()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const message = `The data folder ${path} ${fault} (${code}). Give its account the right, or name another DATA_DIR.`
    throw new StartError('data_directory', message, { cause: error })
  }
}
