import type { ReactNode } from 'react'

export function Card({ children }: { readonly children: ReactNode }) {
  return <section className="flex flex-col gap-4 rounded-card bg-surface p-6 shadow-card">{children}</section>
}
