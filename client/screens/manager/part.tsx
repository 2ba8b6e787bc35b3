import type { ReactNode } from 'react'

/** A part of a report under its name. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-2 rounded-card bg-surface p-5 shadow-card">
      <h2 className="text-large">{title}</h2>
      {children}
    </section>
  )
}
