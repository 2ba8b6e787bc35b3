import { createRoot } from 'react-dom/client'
import '../design/base.css'
import { screenAt } from './screen-names.ts'
import { screens } from './screens.ts'

const name = screenAt(location.pathname)
if (name !== undefined) {
  const Screen = await screens[name]()
  const root = document.getElementById('root')
  if (root !== null) createRoot(root).render(<Screen />)
}
