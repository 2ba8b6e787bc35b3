import type { ReactNode } from 'react'
import { PageDots } from './page-dots.tsx'

type Props = {
  readonly title: string
  readonly list?: 'counters' | 'waits'
  readonly page?: number
  readonly pages?: number
  readonly children: ReactNode
}

/** One part of the board under its name. */
export function Panel({ title, list, page = 0, pages = 1, children }: Props) {
  return (
    <section
      data-list={list}
      className="flex min-h-0 min-w-0 flex-col gap-1 overflow-hidden rounded-card bg-surface px-5 py-2 forced-colors:border"
    >
      <h2 className="flex items-center justify-between gap-3 text-large text-ink-soft">
        <bdi className="min-w-0 truncate">{title}</bdi>
        {pages > 1 && <PageDots page={page} pages={pages} />}
      </h2>
      {children}
    </section>
  )
}
