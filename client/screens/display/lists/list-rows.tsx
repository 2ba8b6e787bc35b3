import type { ReactNode } from 'react'
import { classNames } from '../../../design/class-names.ts'

const COLUMNS = ['grid-cols-1', 'grid-cols-2', 'grid-cols-3', 'grid-cols-4'] as const

type Props = {
  /** Of the fullest page: one that has fewer lines moves nothing. */
  readonly rows: number
  readonly columns: number
  readonly children: ReactNode
}

/** The lines of a list; together they fill its place. */
export function ListRows({ rows, columns, children }: Props) {
  return (
    <ul data-rows={rows} className={classNames('board-rows gap-x-8', COLUMNS[columns - 1])}>
      {children}
    </ul>
  )
}

/** One line, under a hairline. */
export function ListRow({ children }: { readonly children: ReactNode }) {
  return <li className="list-row flex items-center gap-3 overflow-hidden border-t border-line">{children}</li>
}
