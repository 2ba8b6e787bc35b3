-- A new branch with its own server device and writer, through which the server gives commands for customers and admins.
-- Its configuration comes by publish_configuration. Who: the owner. Answers its id.
create or replace function app_private.create_branch(p_tenant_id uuid, p_id uuid, p_slug text, p_names jsonb, p_clock jsonb) returns uuid
language plpgsql
as $$
declare
  v_device_id uuid := uuidv7();
begin
  perform app_private.enter(p_tenant_id);
  insert into app.branches (id, tenant_id, slug, names, clock) values (p_id, p_tenant_id, p_slug, p_names, p_clock);
  perform app_private.make_branch_days(p_id);
  insert into app.devices (id, tenant_id, branch_id, kind, name) values (v_device_id, p_tenant_id, p_id, 'server', 'server');
  insert into app.writers (id, tenant_id, branch_id, device_id, letter, epoch, opened_at, last_contact_at, hour_started_at)
  values (uuidv7(), p_tenant_id, p_id, v_device_id, app_private.next_letter(p_id), app_private.epoch(), app.now(), app.now(), app.now());
  return p_id;
end
$$;
