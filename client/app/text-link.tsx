import type { ReactNode } from 'react'

export function TextLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-11 min-w-11 items-center font-semibold text-ours-ink underline underline-offset-4"
    >
      {children}
    </a>
  )
}
