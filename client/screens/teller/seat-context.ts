import { createContext, useContext } from 'react'

/** Who works where: what is said of a ticket differs for them. */
export type SeatHere = { readonly counterId: string; readonly staffId: string }

export const SeatContext = createContext<SeatHere>({ counterId: '', staffId: '' })

export function useSeat(): SeatHere {
  return useContext(SeatContext)
}
