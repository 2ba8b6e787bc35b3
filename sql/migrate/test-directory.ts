import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Idempotent and small: the roles that the tool itself speaks of. */
const ROLES = `
do $$
declare wanted text;
begin
  foreach wanted in array array['blesaf_owner', 'blesaf_api', 'blesaf_worker'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
      execute pg_catalog.format('create role %I login', wanted);
    end if;
  end loop;
end $$;
`

export type TestDirectory = {
  path: string
  write(files: Record<string, string>): void
  remove(file: string): void
  dispose(): void
}

/** A SQL directory in a temporary folder; the keys of `files` are paths in it. */
export function createTestDirectory(files: Record<string, string>): TestDirectory {
  const path = mkdtempSync(join(tmpdir(), 'blesaf-sql-'))
  const write = (changed: Record<string, string>) => {
    for (const [file, text] of Object.entries(changed)) {
      mkdirSync(dirname(join(path, file)), { recursive: true })
      writeFileSync(join(path, file), text)
    }
  }
  write({ 'roles.sql': ROLES, ...files })
  return {
    path,
    write,
    remove: (file) => rmSync(join(path, file)),
    dispose: () => rmSync(path, { recursive: true, force: true }),
  }
}
