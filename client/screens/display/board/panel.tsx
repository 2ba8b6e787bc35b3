import type { ReactNode } from 'react'

type Props = { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }

/** One part of the board under its name. */
export function Panel({ title, aside, children }: Props) {
  return (
    <section className="flex min-h-0 min-w-0 flex-col gap-1 overflow-hidden rounded-card bg-surface px-5 py-3">
      <h2 className="flex items-baseline justify-between gap-3 text-base text-ink-soft">
        <bdi>{title}</bdi>
        {aside !== undefined && <bdi className="text-small">{aside}</bdi>}
      </h2>
      {children}
    </section>
  )
}
