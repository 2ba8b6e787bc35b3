import { Flashlight, FlashlightOff } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../../../design/banner.tsx'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { baseWords } from '../../../words/base/base-words.ts'
import { scanWords } from '../../../words/scan/scan-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { OpenedCamera } from './open-camera.ts'
import { useCamera } from './use-camera.ts'

type Props = { readonly onCode: (text: string) => void; readonly onClose: () => void }

/** What the camera sees, until it sees a code; or why it sees nothing, and what to do. */
export function CameraDialog({ onCode, onClose }: Props) {
  const say = useWords(scanWords)
  const sayBase = useWords(baseWords)
  const [video, setVideo] = useState<HTMLVideoElement | null>(null)
  const { view, again } = useCamera(video, onCode)
  const isSeeing = view.kind === 'starting' || view.kind === 'open'
  return (
    <Dialog title={say('title')} isOpen onClose={onClose}>
      <div hidden={!isSeeing} className="aspect-video overflow-hidden rounded-card bg-sunken">
        <video ref={setVideo} muted playsInline aria-label={say('picture')} className="size-full object-cover" />
      </div>
      {isSeeing ? (
        <p role="status" className="text-ink-soft">
          {say(view.kind === 'open' ? 'hint' : 'starting')}
        </p>
      ) : (
        <Banner tone="called">{say(view.kind)}</Banner>
      )}
      <div className="flex flex-wrap gap-2">
        {view.kind === 'open' && <Torch camera={view.camera} />}
        {!isSeeing && view.kind !== 'insecure' && <Button onPress={again}>{sayBase('retry')}</Button>}
        <Button onPress={onClose}>{say('type_it')}</Button>
      </div>
    </Dialog>
  )
}

function Torch({ camera: { setTorch } }: { readonly camera: OpenedCamera }) {
  const say = useWords(scanWords)
  const [isOn, setOn] = useState(false)
  if (setTorch === undefined) return null
  const turn = (): void => {
    setOn(!isOn)
    void setTorch(!isOn)
  }
  const Icon = isOn ? FlashlightOff : Flashlight
  return (
    <Button icon={<Icon aria-hidden className="size-5" />} onPress={turn}>
      {say(isOn ? 'torch_off' : 'torch_on')}
    </Button>
  )
}
