import pg from 'pg'

export type OutsideFault = {
  code:
    | 'unreachable'
    | 'version'
    | 'encoding'
    | 'wal_level'
    | 'read_only'
    | 'roles'
    | 'replication_role'
    | 'create_schema'
    | 'replication'
    | 'replication_slots'
  message: string
}

type Facts = {
  version: number
  encoding: string
  wal_level: string
  is_standby: boolean
  slots: number
  may_create_roles: boolean
  may_make_replication_role: boolean
  may_act_as: string[]
  may_create_schema: boolean
  may_replicate: boolean
}

const VERSION_MIN = 170_000
const CONNECT_MS_MAX = 10_000

/** The roles that sql/roles.sql makes when it may; where it may not, an administrator makes them beforehand. */
const ROLES = ['blesaf_owner', 'blesaf_api', 'blesaf_worker']

const FACTS = `
  select current_setting('server_version_num')::int as version,
         (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding,
         current_setting('wal_level') as wal_level,
         pg_is_in_recovery() as is_standby,
         current_setting('max_replication_slots')::int as slots,
         me.rolsuper or me.rolcreaterole as may_create_roles,
         array(select rolname::text from pg_roles where rolname = any($1) and pg_has_role(oid, 'member')) as may_act_as,
         me.rolsuper or (me.rolcreaterole and me.rolbypassrls and me.rolreplication)
           or exists (select from pg_roles where rolname = 'blesaf_replication') as may_make_replication_role,
         has_database_privilege(current_database(), 'create with grant option') as may_create_schema,
         me.rolsuper or me.rolreplication or exists (
           select from pg_roles where rolreplication and pg_has_role(oid, 'member')
             or rolname in ('rds_replication', 'rds_superuser') and pg_has_role(oid, 'member')
         ) as may_replicate
  from pg_roles me where me.rolname = current_user`

function missingRoles(facts: Facts): string[] {
  return facts.may_create_roles ? [] : ROLES.filter((role) => !facts.may_act_as.includes(role))
}

const RULES: { code: OutsideFault['code']; isBroken: (facts: Facts) => boolean; message: (facts: Facts) => string }[] =
  [
    {
      code: 'version',
      isBroken: (facts) => facts.version < VERSION_MIN,
      message: (facts) => `Postgres 17 or newer is needed; this is ${Math.floor(facts.version / 10_000)}.`,
    },
    {
      code: 'encoding',
      isBroken: (facts) => facts.encoding !== 'UTF8',
      message: (facts) => `The database must be UTF8; this one is ${facts.encoding}.`,
    },
    {
      code: 'wal_level',
      isBroken: (facts) => facts.wal_level !== 'logical',
      message: (facts) =>
        `wal_level must be "logical", not "${facts.wal_level}" (alter system, then restart Postgres).`,
    },
    {
      code: 'read_only',
      isBroken: (facts) => facts.is_standby,
      message: () => 'This server is a standby and takes no writes; name the primary.',
    },
    {
      code: 'roles',
      isBroken: (facts) => missingRoles(facts).length > 0,
      message: (facts) =>
        `This user may not create roles, and is no member of ${missingRoles(facts).join(', ')}. ` +
        'Grant it CREATEROLE, or create those roles and grant them to it.',
    },
    {
      // Postgres lets nobody make a role that may do more than he himself.
      code: 'replication_role',
      isBroken: (facts) => !facts.may_make_replication_role,
      message: () =>
        'Role blesaf_replication is missing, and this user may not make it: that takes CREATEROLE, REPLICATION and ' +
        'BYPASSRLS. Or let an administrator: create role blesaf_replication login replication bypassrls.',
    },
    {
      code: 'create_schema',
      isBroken: (facts) => !facts.may_create_schema,
      message: () =>
        'This user may not create schemas in this database and let the role that owns them do so ' +
        '(make it the owner of the database, or: grant all on database … to … with grant option).',
    },
    {
      code: 'replication',
      isBroken: (facts) => !facts.may_replicate,
      message: () => 'This user may not replicate (alter role … replication): changes could not be followed.',
    },
    {
      code: 'replication_slots',
      isBroken: (facts) => facts.slots === 0,
      message: () => 'max_replication_slots is 0: changes could not be followed.',
    },
  ]

async function readFacts(url: string): Promise<Facts> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS_MAX })
  await client.connect()
  try {
    const { rows } = await client.query<Facts>(FACTS, [ROLES])
    return rows[0] as Facts
  } finally {
    await client.end()
  }
}

/** Every fault of the Postgres that DATABASE_URL names, all at once; none means that the server can start on it. */
export async function checkOutsidePostgres(url: string): Promise<OutsideFault[]> {
  try {
    const facts = await readFacts(url)
    return RULES.filter((rule) => rule.isBroken(facts)).map((rule) => ({
      code: rule.code,
      message: rule.message(facts),
    }))
  } catch (error) {
    // The reason names host or user, never the password: pg puts neither the URL nor secrets into its messages.
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    return [
      {
        code: 'unreachable',
        message: `Postgres at DATABASE_URL does not answer (${reason}): ${(error as Error).message}`,
      },
    ]
  }
}
