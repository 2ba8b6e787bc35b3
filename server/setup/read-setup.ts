import type pg from 'pg'

export type SetupState = {
  readonly platform_id: string
  readonly is_open: boolean
  readonly password_length_min: number
}

/** Whether the installation still waits for its first operator. */
export async function readSetup(pool: Pick<pg.Pool, 'query'>): Promise<SetupState> {
  const { rows } = await pool.query<{ state: SetupState }>('select app.setup_state() as state')
  const [row] = rows
  if (row === undefined) throw new Error('the database tells nothing of its setup')
  return row.state
}
