-- A quarantined command as it is judged when a person accepts it: its own writer, device, letter, arguments and time; the
-- id, the person and the present of the accepting command. Its device counts as what it is, revoked or not, for that is
-- what the person overrules; what neither that kind of device nor that person may ever do stays refused.
-- Raises: malformed, wrong_state (a wish that cannot be a fact), not_allowed.
create or replace function app_private.original_command(c app_private.command, q app.quarantine) returns app_private.command
language plpgsql stable
as $$
declare
  o app_private.command := c;
  v_can_be_fact boolean;
begin
  select w.id, w.letter, w.device_id, d.kind into strict o.writer_id, o.letter, o.device_id, o.device_kind
  from app.writers w join app.devices d on d.id = w.device_id where w.id = q.writer_id;
  o.seq := q.seq;
  o.name := q.raw ->> 'name';
  o.kind := 'fact';
  o.args := q.raw -> 'args';
  o.config_version := (q.raw ->> 'config_version')::integer;
  o.occurred_at := q.occurred_at;
  o.age_ms := extract(epoch from c.received_at - q.occurred_at) * 1000;
  o.prior_outcome := null;
  o.flags := '{}';
  select k.can_be_fact into v_can_be_fact from app.commands_known k where k.name = o.name;
  if v_can_be_fact is null or (q.raw ->> 'malformed')::boolean or jsonb_typeof(o.args) is distinct from 'object' then
    perform app_private.refuse('malformed');
  elsif not v_can_be_fact then
    perform app_private.refuse('wrong_state', jsonb_build_object('command', o.name));
  elsif not exists (
    select from app.permissions p
    where p.action = o.name and p.role in (o.device_kind, (select s.role from app.staff s where s.id = c.staff_id))) then
    perform app_private.refuse('not_allowed');
  end if;
  return o;
end
$$;
