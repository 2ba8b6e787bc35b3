import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { findChromium } from '../setup/find-chromium.ts'

export type OpenedBrowser = { context: BrowserContext; close: () => Promise<void> }

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser with a profile that nobody has used; its tabs share six connections to a server, as a person's do. */
export async function openBrowser(): Promise<OpenedBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'blesaf-browser-'))
  const { context, close } = await openProfile(profile)
  return {
    context,
    async close() {
      await close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** One that may have been used before, and stays. */
export async function openProfile(profile: string): Promise<OpenedBrowser> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    args: ARGUMENTS,
    chromiumSandbox: false,
  })
  return { context, close: () => context.close() }
}

/** One for many people: each context is a machine of its own, with its own disk and its own line. */
export async function openSharedBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: ARGUMENTS, chromiumSandbox: false })
}
