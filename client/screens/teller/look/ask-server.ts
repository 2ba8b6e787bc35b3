import { z } from 'zod'
import { instantToMs } from '../../../../sync/replica/instant-text.ts'
import { plainObject } from '../../../../sync/wire/plain-object.ts'
import type { Page } from '../../../app/page.ts'
import type { LensParams, LensQueryName, LensRow } from '../../../lens/lens-queries.ts'
import type { AskServer } from '../../../lens/live-answer.ts'

const rows = z.array(plainObject)
const answer = z.object({ tickets: rows.exactOptional(), services: rows.exactOptional() })
/** What nobody bears: a question of two parts of which one is empty asks for it, and no server is troubled with it. */
export const NOBODY = { number: '-' } as const
const INSTANTS = ['queued_at', 'called_at', 'started_at', 'ended_at']

/** The questions of a lens put to the server, by whoever is signed in there; the rows are those of the same rules. */
export function createAskServer({ session }: Pick<Page, 'session'>): AskServer {
  async function ask<Name extends LensQueryName>(name: Name, params: LensParams<Name>): Promise<LensRow<Name>[]> {
    if ('number' in params && params.number === NOBODY.number) return []
    const question = questionOf(name, params)
    // By the PIN of the tablet alone nobody is signed in, and to ask would end the session that is kept for later.
    if (question === undefined || session.current() === undefined) throw new Error(`no server to ask for ${name}`)
    const told = await session.ask({ ...question, answer })
    if (!told.ok) throw new Error(`the server did not answer ${name}: ${told.fault.code}`)
    return (told.value.tickets ?? told.value.services ?? []).map(inMilliseconds) as LensRow<Name>[]
  }
  return ask
}

function questionOf(name: LensQueryName, params: object): { path: string; body?: object } | undefined {
  const { branch_id, ...rest } = params as Readonly<Record<string, string>>
  if (name === 'find_tickets') return { path: `/api/branches/${branch_id}/find-tickets`, body: rest }
  if (name !== 'finished_services') return undefined
  return { path: `/api/branches/${branch_id}/finished?${new URLSearchParams(rest)}` }
}

function inMilliseconds(row: Record<string, unknown>): Record<string, unknown> {
  const read = INSTANTS.flatMap((name) => {
    const value = row[name]
    return typeof value === 'string' ? [[name, instantToMs(value) ?? null] as const] : []
  })
  return { ...row, ...Object.fromEntries(read) }
}
