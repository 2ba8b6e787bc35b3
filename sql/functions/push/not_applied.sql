-- Rejected (intent) or quarantined raw (fact); either way recorded, so that the line behind it goes on. What a person had no
-- right to is noted as well [ID18]; what no command is called is not: it could be anything.
create or replace function app_private.not_applied(c app_private.command, p_item jsonb, p_code text, p_details jsonb)
returns app_private.judgement
language plpgsql
as $$
declare
  j app_private.judgement;
begin
  j.ticket_ids := '{}';
  j.counter_ids := '{}';
  j.touches_config := false;
  -- A revoked device's wishes are kept with its facts: a manager looks at what it wanted as a whole.
  if c.kind = 'fact' or p_code = 'device_revoked' then
    j.outcome := jsonb_build_object('kind', 'quarantined', 'reason', p_code);
  else
    j.outcome := jsonb_strip_nulls(jsonb_build_object('kind', 'rejected', 'code', p_code, 'details', p_details));
  end if;
  begin
    perform app_private.record_command(c, j);
  exception when unique_violation then
    if app_private.is_known(c) then
      return app_private.replayed_under_new_writer(c);
    end if;
    -- A command id of another device: the line must stay dense, so it is recorded under an id of our own.
    c.id := app_private.stand_in_id(c.writer_id, c.id);
    perform app_private.record_command(c, j);
  end;
  if j.outcome ->> 'kind' = 'quarantined' then
    insert into app.quarantine (writer_id, seq, tenant_id, branch_id, command_id, name, reason, raw, occurred_at, quarantined_at, contact_expires_at)
    values (c.writer_id, c.seq, c.tenant_id, c.branch_id, (p_item ->> 'id')::uuid, left(c.name, 60), p_code,
      app_private.without_unasked_contact(c.branch_id, p_item), c.occurred_at, c.received_at,
      case when p_item #> '{args,contact}' is not null then c.received_at + interval '7 days' end);
  end if;
  if p_code = 'not_allowed' and c.staff_id is not null and exists (select from app.commands_known k where k.name = c.name) then
    perform app_private.note_command(c, c.name, 'refused');
  end if;
  return j;
end
$$;
