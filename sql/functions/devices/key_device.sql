-- The device that an enrolment code stands for, with its key: a new one; the one that has waited for its key; or one that
-- takes the place of another, under the same kind and name. Null when the device that the code names has ended.
-- Raises: device_key_invalid when the key belongs to a device already, whosever it is.
-- Who: enrol_device. Concurrency: the code, held by the caller, then the device's row; the key's unique index.
create or replace function app_private.key_device(k app.enrolment_codes, p_public_key jsonb, p_thumbprint text) returns app.devices
language plpgsql
as $$
declare
  o app.devices;
  d app.devices;
begin
  if k.device_id is not null then
    select * into o from app.devices x where x.id = k.device_id and x.status = 'active' for no key update;
    if o.id is null then
      return null;
    elsif o.public_key is null then
      update app.devices set public_key = p_public_key, key_thumbprint = p_thumbprint, enrolled_at = app.now()
      where id = o.id returning * into d;
      return d;
    end if;
    perform app_private.end_device(o.id, 'retired', 'replaced');
  end if;
  insert into app.devices (tenant_id, branch_id, kind, name, public_key, key_thumbprint, enrolled_at, replaces)
  values (k.tenant_id, k.branch_id, k.kind, k.name, p_public_key, p_thumbprint, app.now(), o.id)
  returning * into d;
  return d;
exception when unique_violation then
  perform app_private.refuse('device_key_invalid');
end
$$;
