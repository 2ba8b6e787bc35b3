import { resolve } from 'node:path'
import type { Context } from 'hono'
import type { App, AppEnv } from '../http/app-env.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { type ClientFile, createClientFiles } from './client-files.ts'
import { pickEncoding } from './pick-encoding.ts'
import {
  JOIN_PATH,
  joinHeaders,
  shellByPath,
  shellPolicy,
  TICKET_PATH,
  ticketHeaders,
  ticketWorkerHeaders,
  workerPolicy,
} from './shells.ts'

export type ClientDeps = {
  /** Where the built client is; its own folder unless a test says otherwise. */
  readonly clientFolder?: string
}

const BUILT = resolve(import.meta.dirname, '../../client/dist')
const FOR_GOOD = 'public, max-age=31536000, immutable'
const ASK_EACH_TIME = 'no-cache'
/** Below the root stand only these of the build; everything else has a folder. */
const AT_ROOT = ['service-worker.js']
const FOLDERS = ['assets', 'assets/voice', 'icons', 'install']
/** A worker has the policy that it comes with, whatever that of its page: the one in here compiles a database. */
const COMPILING_FOLDER = 'assets/lens'
/** It lies beside the other parts, and is the worker of single tickets' pages. */
const TICKET_WORKER = /^assets\/ticket-page-worker-[\w-]+\.js$/

/** The screens: files that were built and compressed before, and one page per screen. */
export function clientFeature(app: App, { clientFolder = BUILT }: ClientDeps): void {
  const files = createClientFiles(clientFolder)

  const answer = async (c: Context<AppEnv>, name: string, headers: Record<string, string> = {}) => {
    const file = files().get(name)
    if (file === undefined) throw httpErrorOf('not_found')
    return answerFile(c, file, headers)
  }

  const answerShell = (path: string, shell: string, headers: Record<string, string> = {}) =>
    app.get(path, (c) =>
      answer(c, `shells/${shell}.html`, { 'content-security-policy': shellPolicy(shell), ...headers }),
    )
  for (const [path, shell] of Object.entries(shellByPath)) answerShell(path, shell)
  answerShell(TICKET_PATH, 'ticket', ticketHeaders)
  answerShell(JOIN_PATH, 'join', { ...ticketHeaders, ...joinHeaders })
  for (const name of AT_ROOT) app.get(`/${name}`, (c) => answer(c, name))
  for (const folder of FOLDERS) {
    app.get(`/${folder}/:name`, (c) => {
      const name = `${folder}/${c.req.param('name')}`
      return answer(c, name, TICKET_WORKER.test(name) ? ticketWorkerHeaders : {})
    })
  }
  const policy = { 'content-security-policy': workerPolicy }
  app.get(`/${COMPILING_FOLDER}/:name`, (c) => answer(c, `${COMPILING_FOLDER}/${c.req.param('name')}`, policy))
}

async function answerFile(c: Context<AppEnv>, file: ClientFile, headers: Record<string, string>) {
  const encoding = pickEncoding(c.req.header('accept-encoding'), file.encoded)
  const etag = `"${file.etag}${encoding === undefined ? '' : `-${encoding}`}"`
  const told = {
    etag,
    vary: 'accept-encoding',
    'cache-control': file.isImmutable ? FOR_GOOD : ASK_EACH_TIME,
    ...headers,
  }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, told)
  return c.body(await file.read(encoding), 200, {
    ...told,
    'content-type': file.type,
    ...(encoding !== undefined && { 'content-encoding': encoding }),
  })
}
