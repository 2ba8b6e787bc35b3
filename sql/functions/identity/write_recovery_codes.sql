-- Puts new recovery codes in the place of all that a person had. Who: inner functions. Concurrency: the person's row in
-- staff_credentials, which the caller has locked.
create or replace function app_private.write_recovery_codes(f app.staff, p_hashes text[]) returns void
language sql
as $$
  delete from app.recovery_codes r where r.staff_id = f.id;
  insert into app.recovery_codes (tenant_id, staff_id, code_hash) select f.tenant_id, f.id, h from unnest(p_hashes) h;
$$;
