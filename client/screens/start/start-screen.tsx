import { PageFrame } from '../../app/page-frame.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { startWords } from '../../words/start/start-words.ts'
import { useWords } from '../../words/use-words.ts'
import { DemoDevice } from './demo/demo-device.tsx'
import { deviceOfHost } from './demo/demo-hosts.ts'
import { DemoPanel } from './demo/demo-panel.tsx'
import { useDemo } from './demo/use-demo.ts'
import { FirstRunHint } from './first-run-hint.tsx'
import { ScreenList } from './screen-list.tsx'

/** What can be opened here. In the demonstration each device is ready under a name of its own, and opens by that name. */
export function StartScreen() {
  const say = useWords(startWords)
  const view = useDemo()
  if (view.kind === 'looking') {
    return (
      <PageFrame title="BléSaf">
        <Skeleton />
      </PageFrame>
    )
  }
  const own = view.kind === 'demo' ? deviceOfHost(view.demo, location.hostname) : undefined
  if (own !== undefined) return <DemoDevice device={own} />
  return (
    <PageFrame title={say('about')} isWide>
      {view.kind === 'demo' ? <DemoPanel demo={view.demo} /> : <FirstRunHint />}
      <ScreenList />
    </PageFrame>
  )
}
