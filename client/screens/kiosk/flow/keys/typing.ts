import { createContext, useContext, useEffect } from 'react'

/** Where letters and digits of a keyboard go while a step wants them. */
export type Typing = { onCharacter(character: string): void; onDelete(): void; onEnter(): void }

type Slot = { current: Typing | undefined }
export const TypingContext = createContext<Slot>({ current: undefined })

/** This step is typed into, wherever the focus is. */
export function useTyping(typing: Typing): void {
  const slot = useContext(TypingContext)
  useEffect(() => {
    slot.current = typing
    return () => {
      slot.current = undefined
    }
  }, [slot, typing])
}
