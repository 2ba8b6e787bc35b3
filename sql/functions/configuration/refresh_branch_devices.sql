-- Renews the devices in what a branch has published: at enrolment and revocation, and when a writer gets its letter.
-- Nothing happens before the first publication, and nothing is published anew when nothing changed.
-- Who: inner functions. Concurrency: the branch's row of published configuration.
create or replace function app_private.refresh_branch_devices(p_branch_id uuid) returns void
language plpgsql
as $$
declare
  v_devices jsonb := app_private.branch_devices(p_branch_id);
begin
  update app.branch_configs c set devices = v_devices, version = c.version + 1
  where c.branch_id = p_branch_id and c.devices is distinct from v_devices;
end
$$;
