import { useMemo } from 'react'
import { usePage } from '../../../app/page.ts'
import type { AskServer } from '../../../lens/live-answer.ts'
import { createAskServer } from './ask-server.ts'

export function useAskServer(): AskServer {
  const { session } = usePage()
  return useMemo(() => createAskServer({ session }), [session])
}
