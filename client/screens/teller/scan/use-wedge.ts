import { useEffect, useRef } from 'react'
import { endWedge, GAP_MS_MAX, idleWedge, stepWedge, type WedgeStep } from './wedge.ts'

type Heard = { readonly onScan: (text: string) => void; readonly onGarbled: () => void }

/** Longer than any pause within a scan. */
const SILENCE_MS = 3 * GAP_MS_MAX
const MODIFIERS = new Set(['Shift', 'CapsLock', 'AltGraph', 'NumLock'])

/**
 * Hears a hand scanner anywhere on the page, before anybody else does: its Enter must start no service, and its first letters,
 * which nobody could tell from a person's, are taken out again of the field that they went into.
 */
export function useWedge(heard: Heard): void {
  const latest = useRef(heard)
  latest.current = heard
  useEffect(() => {
    let wedge = idleWedge
    let silence: ReturnType<typeof setTimeout> | undefined
    let restore = (): void => undefined
    const tell = ({ verdict, text }: WedgeStep): void => {
      if (verdict === 'scanned' && text !== undefined) latest.current.onScan(text)
      if (verdict === 'garbled') latest.current.onGarbled()
      if (verdict === 'began' || verdict === 'garbled') restore()
    }
    const hear = (event: KeyboardEvent): void => {
      if (MODIFIERS.has(event.key) || event.isComposing) return
      if (event.repeat || event.ctrlKey || event.metaKey) {
        wedge = idleWedge
        return
      }
      const { code, key, shiftKey: isShifted, timeStamp: at } = event
      const step = stepWedge(wedge, { code, key, isShifted, at })
      if (step.wedge.strokes.length === 1) restore = restorer(event.target)
      wedge = step.wedge
      clearTimeout(silence)
      if (step.verdict === 'pass') return
      event.preventDefault()
      event.stopImmediatePropagation()
      tell(step)
      if (wedge.isScanning) {
        silence = setTimeout(() => {
          const ended = endWedge(wedge)
          wedge = idleWedge
          tell(ended)
        }, SILENCE_MS)
      }
    }
    addEventListener('keydown', hear, { capture: true })
    return () => {
      clearTimeout(silence)
      removeEventListener('keydown', hear, { capture: true })
    }
  }, [])
}

function restorer(target: EventTarget | null): () => void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return () => undefined
  const before = target.value
  const prototype = target instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  return () => {
    // Past React's own setter, so that it takes the event for a change and its state follows.
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(target, before)
    target.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
