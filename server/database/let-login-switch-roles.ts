import pg from 'pg'

/** The roles that the pools switch to, and the one that follows changes. */
const ROLES = ['blesaf_api', 'blesaf_worker']
const REPLICATION_ROLE = 'blesaf_replication'

/**
 * A login that made the roles by CREATEROLE may administer them but not become them: it lets itself. A superuser may become
 * anyone, and an administrator who made the roles beforehand has granted them.
 */
export async function letLoginSwitchRoles(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    for (const role of ROLES) await letSwitch(client, role)
    // Not everybody needs it, and whoever does is told what is missing by a check of its own.
    await letSwitch(client, REPLICATION_ROLE).catch(() => undefined)
  } finally {
    await client.end()
  }
}

async function maySwitch(client: pg.Client, role: string): Promise<boolean> {
  const { rows } = await client.query(`select pg_has_role(session_user, $1, 'set') as may`, [role])
  return rows[0]?.may === true
}

async function letSwitch(client: pg.Client, role: string): Promise<void> {
  if (await maySwitch(client, role)) return
  try {
    await client.query(`grant ${role} to session_user with inherit false, set true`)
  } catch (error) {
    // Two servers that start together grant the same, and Postgres lets one of them fail: it has what it wanted.
    if (!(await maySwitch(client, role))) throw error
  }
}
