-- An enrolment code of an hour for a new device of that kind and name, or (p_device_id) for one that gets its key or is
-- replaced. The newer of two codes for one device or name is the one that counts. Null when the selector is somebody's
-- already: the caller makes another.
-- Raises: already_taken (an active device of the branch bears the name), too_many_requests (open codes of the tenant).
-- Who: inner functions. Concurrency: the branch's row, so that one name is given once; the selector's unique index.
create or replace function app_private.add_enrolment_code(
  p_branch_id uuid, p_kind text, p_name text, p_device_id uuid, p_selector text, p_code_mac text
) returns jsonb
language plpgsql
as $$
declare
  k record;
  v_now timestamptz := app.now();
  v_open_max constant integer := 100;
begin
  perform from app.branches b where b.id = p_branch_id for no key update;
  -- Selectors are few: what has expired gives its own back before another is taken.
  update app.enrolment_codes set ended_at = v_now, end_reason = 'expired' where ended_at is null and expires_at <= v_now;
  update app.enrolment_codes set ended_at = v_now, end_reason = 'taken_back'
  where ended_at is null and branch_id = p_branch_id and (device_id = p_device_id or lower(name) = lower(p_name));
  if p_device_id is null and exists (
    select from app.devices d where d.branch_id = p_branch_id and d.status = 'active' and lower(d.name) = lower(p_name)) then
    perform app_private.refuse('already_taken', jsonb_build_object('field', 'name'));
  elsif (select count(*) from app.enrolment_codes x where x.ended_at is null) >= v_open_max then
    perform app_private.refuse('too_many_requests');
  end if;
  insert into app.enrolment_codes (tenant_id, branch_id, kind, name, device_id, selector, code_mac, created_by, created_at, expires_at)
  select b.tenant_id, b.id, p_kind, p_name, p_device_id, p_selector, p_code_mac,
    nullif(current_setting('app.staff_id', true), '')::uuid, v_now, v_now + interval '1 hour'
  from app.branches b where b.id = p_branch_id
  on conflict (selector) where ended_at is null do nothing
  returning id, expires_at into k;
  if k.id is null then
    return null;
  end if;
  perform app_private.note('enrolment_code_created', 'done', k.id, p_branch_id,
    jsonb_strip_nulls(jsonb_build_object('kind', p_kind, 'device_id', p_device_id)));
  return jsonb_build_object('id', k.id, 'expires_at', k.expires_at);
end
$$;
