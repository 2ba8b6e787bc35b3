import { pageLanguage } from '../words/page-language.ts'
import { installableScreens, type ScreenName } from './screen-names.ts'

/** By what name this screen goes onto the home screen, in the language of the page. */
export function linkManifest(name: ScreenName): void {
  if (!installableScreens.some((each) => each === name)) return
  const link = document.createElement('link')
  link.rel = 'manifest'
  link.href = `/install/${name}-${pageLanguage()}.webmanifest`
  document.head.append(link)
}
