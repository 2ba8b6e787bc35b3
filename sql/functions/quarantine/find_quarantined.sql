-- The open quarantined command that a decision names, locked. Raises: not_in_quarantine, also for another branch's.
create or replace function app_private.find_quarantined(c app_private.command) returns app.quarantine
language plpgsql
as $$
declare
  q app.quarantine;
begin
  select * into q from app.quarantine x
  where x.writer_id = (c.args ->> 'writer_id')::uuid and x.seq = (c.args ->> 'seq')::bigint
    and x.branch_id = c.branch_id and x.state = 'open'
  for no key update;
  if not found then
    perform app_private.refuse('not_in_quarantine');
  end if;
  return q;
end
$$;
