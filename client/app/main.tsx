// Before everything.
import '../older-browsers.ts'
// Before everything that makes a schema.
import '../without-eval.ts'
import { createRoot } from 'react-dom/client'
import '../design/base.css'
import { exportFromDisk } from '../device/store/unsent-on-disk.ts'
import { startPageLanguage } from '../words/page-language.ts'
import { App } from './app.tsx'
import { keepTransitionsToOurselves } from './keep-transitions-to-ourselves.ts'
import { linkManifest } from './link-manifest.ts'
import { createPage } from './page.ts'
import { isPublicScreen, screenAt } from './screen-names.ts'
import { screens } from './screens.ts'
import { watchUnattended } from './unattended/watch-unattended.ts'

const name = screenAt(location.pathname)
const root = document.getElementById('root')
if (name === undefined || root === null) throw new Error('this is no page of ours')

startPageLanguage()
keepTransitionsToOurselves()
// A display hangs in a hall: it is dark whatever its machine prefers.
if (name === 'display') document.documentElement.dataset.theme = 'dark'
const isPublic = isPublicScreen(name)
if (isPublic) watchUnattended(name)
const page = createPage(isPublic)
// A part that does not come, perhaps of a version that is gone, is a fault of the screen, and shown as one.
const Screen = await screens[name]().catch((error: unknown) => () => {
  throw error
})
createRoot(root).render(<App page={page} Screen={Screen} exportUnsent={exportFromDisk} />)
linkManifest(name)
page.updates.start()
