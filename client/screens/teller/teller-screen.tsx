import { lazy, Suspense } from 'react'
import { DeviceDoor } from '../../app/device/device-door.tsx'
import { Opening } from '../../app/device/opening.tsx'
import { LensProvider } from '../../lens/lens-provider.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { useWords } from '../../words/use-words.ts'
import { useAskServer } from './look/use-ask-server.ts'
import { TabletDoor } from './tablet-door.tsx'

/** Asked for at once, beside the device and not before it: the page paints while both are read. */
const loading = import('./teller.tsx')
loading.catch(() => undefined)
const Teller = lazy(() => loading.then((part) => ({ default: part.Teller })))

/** The teller's page: who is at this tablet, at which counter, and the work there. */
export function TellerScreen() {
  const say = useWords(tellerWords)
  const askServer = useAskServer()
  return (
    <DeviceDoor title={say('title')} kind="tablet" whileHidden="follow">
      {(identity) => (
        <LensProvider askServer={askServer}>
          <TabletDoor identity={identity}>
            {(person) => (
              <Suspense fallback={<Opening title={say('title')} />}>
                <Teller person={person} />
              </Suspense>
            )}
          </TabletDoor>
        </LensProvider>
      )}
    </DeviceDoor>
  )
}
