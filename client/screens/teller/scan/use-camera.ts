import { useEffect, useState } from 'react'
import { openCodeReader } from './code-reader.ts'
import { type CameraFault, type OpenedCamera, openCamera } from './open-camera.ts'
import { watchCodes } from './watch-codes.ts'

export type CameraView =
  | { readonly kind: 'starting' }
  | { readonly kind: CameraFault | 'no_reader' }
  | { readonly kind: 'open'; readonly camera: OpenedCamera }

/** The camera as long as it is looked at: `again` asks once more after what a person has put right. */
export function useCamera(video: HTMLVideoElement | null, onCode: (text: string) => void) {
  const [view, setView] = useState<CameraView>({ kind: 'starting' })
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try opens it anew.
  useEffect(() => {
    if (video === null) return
    const ended = new AbortController()
    void show(video, onCode, setView, ended.signal)
    return () => ended.abort()
  }, [video, tries])
  return {
    view,
    again: () => {
      setView({ kind: 'starting' })
      setTries((count) => count + 1)
    },
  }
}

async function show(
  video: HTMLVideoElement,
  onCode: (text: string) => void,
  setView: (view: CameraView) => void,
  ended: AbortSignal,
): Promise<void> {
  const [camera, reader] = await Promise.all([openCamera(), openCodeReader().catch(() => undefined)])
  if (camera.kind === 'open') ended.addEventListener('abort', () => camera.close())
  if (ended.aborted) {
    if (camera.kind === 'open') camera.close()
    return
  }
  if (camera.kind !== 'open') return setView(camera)
  if (reader === undefined) {
    camera.close()
    return setView({ kind: 'no_reader' })
  }
  video.srcObject = camera.stream
  // Refused only while the page goes away.
  await video.play().catch(() => undefined)
  if (ended.aborted) return
  setView({ kind: 'open', camera })
  ended.addEventListener('abort', watchCodes(video, reader, onCode))
}
