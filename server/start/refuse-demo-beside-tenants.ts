import pg from 'pg'
import { StartError } from './start-error.ts'

/**
 * Demo mode lets everybody in, so it never runs beside data of real people. `row_security = off` makes Postgres fail
 * rather than filter: an owner without superuser rights would otherwise see no tenant at all and take that for none.
 */
export async function refuseDemoBesideTenants(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('set row_security = off')
    const { rowCount } = await client.query('select 1 from app.tenants where not is_demo limit 1')
    if (rowCount !== 0) throw new StartError('demo_refused', 'DEMO is refused: this database holds real tenants.')
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(
      'demo_refused',
      'DEMO is refused: it cannot be told whether this database holds real tenants.',
      {
        cause: error,
      },
    )
  } finally {
    await client.end()
  }
}
