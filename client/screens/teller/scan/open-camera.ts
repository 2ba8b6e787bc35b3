/** Why there is no picture; each has its words (client/words/scan). */
export type CameraFault = 'insecure' | 'refused' | 'absent' | 'busy'
export type OpenedCamera = {
  readonly kind: 'open'
  readonly stream: MediaStream
  /** Undefined where the camera has no light. */
  readonly setTorch: ((isOn: boolean) => Promise<void>) | undefined
  close(): void
}

/** As the standard names what goes wrong (Media Capture and Streams, getUserMedia). */
const FAULTS: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotReadableError: 'busy',
  AbortError: 'busy',
}
/** A code of version 12 over a third of the picture has five dots to each of its own. */
const WISHED = { facingMode: 'environment', width: { ideal: 1_280 }, height: { ideal: 720 } } as const

export async function openCamera(): Promise<OpenedCamera | { readonly kind: CameraFault }> {
  // Browsers hide it from pages that came without TLS.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (devices === undefined) return { kind: 'insecure' }
  try {
    return opened(await devices.getUserMedia({ video: WISHED, audio: false }))
  } catch (error) {
    const fault = error instanceof DOMException ? FAULTS[error.name] : undefined
    if (fault === undefined) throw error
    return { kind: fault }
  }
}

function opened(stream: MediaStream): OpenedCamera {
  const [track] = stream.getVideoTracks()
  // Not in every browser, and of what it tells the torch is in no type yet.
  const abilities = track?.getCapabilities?.() as { torch?: boolean } | undefined
  const setTorch = async (isOn: boolean): Promise<void> => {
    const advanced = [{ torch: isOn } as MediaTrackConstraintSet]
    // A light that fails leaves the picture as it was: the person sees that.
    await track?.applyConstraints({ advanced }).catch(() => undefined)
  }
  return {
    kind: 'open',
    stream,
    setTorch: abilities?.torch === true ? setTorch : undefined,
    close: () => {
      for (const each of stream.getTracks()) each.stop()
    },
  }
}
