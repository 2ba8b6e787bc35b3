/** Owns every object of the project: no superuser, no BYPASSRLS. `sql/roles.sql` makes it. */
export const OWNER_ROLE = 'blesaf_owner'
