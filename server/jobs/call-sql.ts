import type pg from 'pg'

/** One statement, one transaction, one connection for as long as it runs. Answers the first column of the first row. */
export async function callSql<Answer>(pool: pg.Pool, text: string, values: readonly unknown[] = []): Promise<Answer> {
  const { rows } = await pool.query<{ answer: Answer }>(`select ${text} as answer`, [...values])
  return rows[0]?.answer as Answer
}
