import { useEffect, useState } from 'react'
import { usePage } from '../../../app/page.ts'
import { type Demo, demo } from './demo.ts'

type DemoView =
  | { readonly kind: 'looking' }
  | { readonly kind: 'none' }
  | { readonly kind: 'demo'; readonly demo: Demo }

/** The demonstration, where there is one: elsewhere the server has no such route. */
export function useDemo(): DemoView {
  const { ask } = usePage()
  const [view, setView] = useState<DemoView>({ kind: 'looking' })
  useEffect(() => {
    void ask({ path: '/api/demo', answer: demo }).then((answer) =>
      setView(answer.ok ? { kind: 'demo', demo: answer.value } : { kind: 'none' }),
    )
  }, [ask])
  return view
}
