import { useEffect, useState } from 'react'
import { z } from 'zod'
import { parseStory, type TicketStory } from '../../../../../sync/story/ticket-story.ts'
import { useRows } from '../../../../app/hooks/use-rows.ts'
import { type Page, usePage } from '../../../../app/page.ts'

export type ToldStory = {
  /** `away`: nobody could be asked, so it is the row alone. */
  readonly state: 'asking' | 'whole' | 'away'
  /** Undefined: not known here, or not yet. */
  readonly story: TicketStory | undefined
}
type Asked = { readonly id: string; readonly version: unknown; readonly story: TicketStory | undefined }

/** A ticket with every step of it: its row at once, the steps as soon as the server has told them, anew when it changes. */
export function useStory(id: string): ToldStory {
  const { ask, home } = usePage()
  const row = useRows((view) => view.tickets.get(id))
  const [asked, setAsked] = useState<Asked>()
  const version = row?.version
  useEffect(() => {
    let isGone = false
    void askStory(id, { ask, home }).then((story) => {
      if (!isGone) setAsked({ id, version, story })
    })
    return () => {
      isGone = true
    }
  }, [id, version, ask, home])
  const told = asked?.id === id ? asked : undefined
  if (told?.story !== undefined) return { state: 'whole', story: told.story }
  const story = row === undefined ? undefined : { ticket: row }
  return { state: told === undefined ? 'asking' : 'away', story }
}

/** As the device, which may read its branch's tickets whoever stands at it. */
async function askStory(id: string, { ask, home }: Pick<Page, 'ask' | 'home'>): Promise<TicketStory | undefined> {
  const token = await home.token()
  if (token === undefined || !token.ok) return undefined
  const answer = await ask({ path: `/api/tickets/${id}`, token: token.value.access_token, answer: z.unknown() })
  return answer.ok ? parseStory(answer.value) : undefined
}
