import type { ReactNode } from 'react'

/** Leads to another page of ours, and looks like what it is: the next thing to do. */
export function LinkButton({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-11 items-center justify-center rounded-card bg-ours px-4 font-semibold text-on-ours hover:bg-ours-strong"
    >
      {children}
    </a>
  )
}
