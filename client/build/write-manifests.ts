import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '../../sync/words/language.ts'
import { installableScreens } from '../app/screen-names.ts'
import { webManifest } from './web-manifest.ts'

/** What a browser reads to put a screen on the home screen, per screen and language. */
export function writeManifests(folder: string): void {
  mkdirSync(join(folder, 'install'))
  for (const screen of installableScreens) {
    for (const language of languages) {
      const text = JSON.stringify(webManifest(screen, language))
      writeFileSync(join(folder, 'install', `${screen}-${language}.webmanifest`), text)
    }
  }
}
