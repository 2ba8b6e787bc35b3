import type { ReactNode } from 'react'

/** What this step offers, below what it asks. In the low layout it is all that moves: it lies in the lower half. */
export function StepBody({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex flex-col gap-6 group-data-low/kiosk:-m-2 group-data-low/kiosk:min-h-0 group-data-low/kiosk:grow group-data-low/kiosk:overflow-y-auto group-data-low/kiosk:p-2">
      {children}
    </div>
  )
}
