import { z } from 'zod'
import type { Answer } from './answer.ts'
import { type Question, readAnswer, refused, send } from './ask.ts'

export type FileQuestion = Omit<Question<unknown>, 'answer' | 'headers'> & { readonly type: string }
export type AskFile = (question: FileQuestion) => Promise<Answer<Blob>>

/** Asks this very server for a file of that type; whatever else comes is a fault, as for any other question. */
export function createAskFile(fetch: typeof globalThis.fetch): AskFile {
  return async ({ type, ...question }) => {
    const response = await send(fetch, { ...question, headers: { accept: `${type}, application/json` } })
    if (response === undefined) return refused('no_connection')
    const isFile = response.ok && response.headers.get('content-type')?.startsWith(type) === true
    if (!isFile) return readAnswer(response, z.never())
    try {
      return { ok: true, value: await response.blob() }
    } catch {
      // Cut off on the way.
      return refused('no_connection')
    }
  }
}
