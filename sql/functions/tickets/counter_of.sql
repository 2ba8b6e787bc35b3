-- The counter that a command names. An intent needs it open and in use; a fact has happened there whatever we think of its state.
-- Raises unknown_reference, counter_closed. Concurrency: for share, so that closing waits for the call or sees it.
create or replace function app_private.counter_of(c app_private.command) returns app.counters
language plpgsql
as $$
declare
  k app.counters;
begin
  select * into k from app.counters x where x.id = (c.args ->> 'counter_id')::uuid and x.branch_id = c.branch_id for share;
  if not found then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'counter_id'));
  end if;
  if c.kind = 'intent' and (k.state <> 'open' or k.retired_at is not null) then
    perform app_private.refuse('counter_closed', jsonb_build_object('counter', k.label));
  end if;
  return k;
end
$$;
