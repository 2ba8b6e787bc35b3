import { type ReactNode, useEffect } from 'react'
import { classNames } from '../design/class-names.ts'
import { LanguageRow } from '../design/language-row.tsx'
import { Brand } from './brand.tsx'

export type PageFrameProps = { readonly title: string; readonly children: ReactNode; readonly isWide?: boolean }

/** The page of everything that a person does sitting down: brand and languages above, one column below. */
export function PageFrame({ title, children, isWide = false }: PageFrameProps) {
  useEffect(() => {
    document.title = `${title} · BléSaf`
  }, [title])
  const width = isWide ? 'max-w-4xl' : 'max-w-lg'
  return (
    <div className="flex min-h-dvh flex-col items-center gap-6 px-4 pt-4 pb-16">
      <header className={classNames('flex w-full flex-wrap items-center justify-between gap-2', width)}>
        <Brand />
        <LanguageRow />
      </header>
      <main className={classNames('flex w-full flex-col gap-6', width)}>
        <h1 className="text-title">{title}</h1>
        {children}
      </main>
    </div>
  )
}
