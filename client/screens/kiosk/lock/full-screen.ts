import { letKeyboardGo, takeKeyboard } from './keyboard-lock.ts'

/** `unavailable`: this browser has none, and its own start has to see to it. */
export type FullScreenState = 'on' | 'off' | 'unavailable'

export type FullScreen = {
  state(): FullScreenState
  subscribe(listener: () => void): () => void
  /** Only from a person's touch or key; what is refused is asked again by the next one. */
  ask(by: 'customer' | 'staff'): void
  leave(): Promise<void>
}

/** The page over the whole screen: by its own wish, or since the browser was started like that. */
export function createFullScreen(): FullScreen {
  const started = matchMedia('(display-mode: fullscreen)')
  const state = (): FullScreenState => {
    if (document.fullscreenElement !== null || started.matches) return 'on'
    return document.fullscreenEnabled ? 'off' : 'unavailable'
  }
  const enter = async (by: 'customer' | 'staff'): Promise<void> => {
    await document.documentElement.requestFullscreen({ navigationUI: 'hide' })
    await takeKeyboard(by === 'staff')
  }
  return {
    state,
    subscribe(listener) {
      document.addEventListener('fullscreenchange', listener)
      started.addEventListener('change', listener)
      return () => {
        document.removeEventListener('fullscreenchange', listener)
        started.removeEventListener('change', listener)
      }
    },
    ask(by) {
      // Refused: the state says so, and the next touch asks again.
      if (state() === 'off') enter(by).catch(() => undefined)
    },
    async leave() {
      letKeyboardGo()
      if (document.fullscreenElement !== null) await document.exitFullscreen()
    },
  }
}
