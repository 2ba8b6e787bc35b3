import pg from 'pg'

/** The roles that the pools switch to. */
const ROLES = ['blesaf_api', 'blesaf_worker']

/**
 * A login that made the roles by CREATEROLE may administer them but not become them: it lets itself. A superuser may become
 * anyone, and an administrator who made the roles beforehand has granted them.
 */
export async function letLoginSwitchRoles(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    for (const role of ROLES) {
      const { rows } = await client.query(`select pg_has_role(session_user, $1, 'set') as may`, [role])
      if (rows[0]?.may !== true) await client.query(`grant ${role} to session_user with inherit false, set true`)
    }
  } finally {
    await client.end()
  }
}
