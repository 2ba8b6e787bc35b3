import type { Pools } from '../database/pools.ts'
import type { BranchKey, BranchLinesOptions, LineText } from './branch-lines.ts'

type Pool = Pools['api']
type LineRow = { version: string; server_time: string; today: string | null; line: string | null }

/** The questions behind a line. Its tickets stay the text that the database gave: the thread reads them, not the server. */
export function lineQuestions(pool: Pick<Pool, 'query'>): Pick<BranchLinesOptions, 'readLine' | 'readBase'> {
  return {
    async readLine({ tenantId, branchId }: BranchKey, known: string): Promise<LineText> {
      const { rows } = await pool.query<LineRow>({
        name: 'public_line',
        text: `select l ->> 'version' as version, l ->> 'server_time' as server_time, l ->> 'today' as today,
          case when l ? 'tickets' then l::text end as line from app.public_line($1, $2, $3) l`,
        values: [tenantId, branchId, known],
      })
      const [row] = rows
      if (row === undefined) throw new Error('app.public_line answered nothing')
      return { version: row.version, serverTime: row.server_time, today: row.today, text: row.line }
    },
    async readBase({ tenantId, branchId }: BranchKey): Promise<string> {
      const { rows } = await pool.query<{ base: string }>({
        name: 'public_line_base',
        text: 'select app.public_line_base($1, $2)::text as base',
        values: [tenantId, branchId],
      })
      const [row] = rows
      if (row === undefined) throw new Error('app.public_line_base answered nothing')
      return row.base
    },
  }
}
