-- What all commands of one push share: who sends, when it came, and which day it is at the branch.
create or replace function app_private.command_frame(w app.writers) returns app_private.command
language plpgsql stable
as $$
declare
  c app_private.command;
  d record;
begin
  c.tenant_id := w.tenant_id;
  c.branch_id := w.branch_id;
  c.device_id := w.device_id;
  c.writer_id := w.id;
  c.letter := w.letter;
  c.received_at := app.now();
  select v.kind, v.status, b.config_version, s.commands_per_hour_max into strict d
  from app.devices v, app.branches b, app.tenant_settings s
  where v.id = w.device_id and b.id = w.branch_id and s.tenant_id = w.tenant_id;
  c.config_present := d.config_version;
  c.hour_max := d.commands_per_hour_max;
  c.device_kind := case when d.status = 'active' then d.kind else 'revoked' end;
  c.allowed := array(select p.action from app.permissions p where p.role = c.device_kind);
  select b.day, b.starts_at into c.today, c.day_start from app_private.branch_day(w.branch_id, c.received_at) b;
  return c;
end
$$;
