import type { JoinAnswer } from '../../sync/join/join-answer.ts'
import { recentAnswers } from '../public/recent-answers.ts'
import type { JoinDeps } from './join-feature.ts'

/** Who reads whether to come decides by minutes; a branch is computed this often at most, however many ask. */
const ANSWER_AGE_MS_MAX = 10_000
/** More branches than one installation has; a stranger's made-up ids take the room of each other. */
const BRANCHES_MAX = 2_000

export type Join = { readonly tenantId: string; readonly answer: JoinAnswer }
export type ReadJoin = (branchId: string) => Promise<Join | null>

export function createReadJoin({ pools, waits }: Pick<JoinDeps, 'pools' | 'waits'>): ReadJoin {
  const read = recentAnswers({
    maxAgeMs: ANSWER_AGE_MS_MAX,
    entriesMax: BRANCHES_MAX,
    ask: async (branchId): Promise<Join | null> => {
      // The facts stay the text that the database gave: the thread reads them, not the server.
      const { rows } = await pools.api.query<{ tenant_id: string | null; facts: string | null }>({
        name: 'public_branch',
        text: `select b ->> 'tenant_id' as tenant_id, b::text as facts from app.public_branch($1) b`,
        values: [branchId],
      })
      const { tenant_id: tenantId, facts } = rows[0] ?? { tenant_id: null, facts: null }
      const answer = facts === null ? null : await waits.join(facts)
      return tenantId === null || answer === null ? null : { tenantId, answer }
    },
  })
  return (branchId) => read(branchId.toLowerCase())
}
