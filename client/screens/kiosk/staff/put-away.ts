import { createContext } from 'react'

/** Whether the customer's screen is put away for staff: what ends by itself there waits until it is back [KF14]. */
export const PutAwayContext = createContext(false)
