-- One row in the ledger. Personal and secret arguments are left out: they live on the ticket, where they expire.
-- In plpgsql, not in sql: each field that a sql function reads takes its whole argument apart again.
create or replace function app_private.record_command(c app_private.command, j app_private.judgement) returns void
language plpgsql
as $$
begin
  insert into app.commands (writer_id, seq, id, tenant_id, branch_id, name, kind, args, session_id, staff_id,
    config_version, occurred_at, recorded_at, outcome, ticket_ids, counter_ids)
  values (c.writer_id, c.seq, c.id, c.tenant_id, c.branch_id, left(c.name, 60), c.kind,
    case when j.outcome ->> 'kind' = 'quarantined' then '{}' else coalesce(c.args, '{}') - '{contact,secret,text,document}'::text[] end,
    c.session_id, c.staff_id, c.config_version, c.occurred_at, c.received_at, j.outcome, j.ticket_ids, j.counter_ids);
end
$$;
