import { createRoot } from 'react-dom/client'
import '../design/base.css'
import { startPageLanguage } from '../words/page-language.ts'
import { App } from './app.tsx'
import { linkManifest } from './link-manifest.ts'
import { createPage } from './page.ts'
import { screenAt } from './screen-names.ts'
import { screens } from './screens.ts'
import { startUpdates } from './updates/start-updates.ts'

const name = screenAt(location.pathname)
const root = document.getElementById('root')
if (name === undefined || root === null) throw new Error('this is no page of ours')

startPageLanguage()
// A display hangs in a hall: it is dark whatever its machine prefers.
if (name === 'display') document.documentElement.dataset.theme = 'dark'
const page = createPage()
const Screen = await screens[name]()
createRoot(root).render(<App page={page} Screen={Screen} />)
linkManifest(name)
startUpdates({ isIdle: page.idle.isIdle })
