-- Stale intents die: a call that was wished longer ago than it is valid for is rejected, not carried out late.
-- One that comes again after lost history was in time then.
create or replace function app_private.check_fresh(c app_private.command) returns void
language plpgsql
as $$
begin
  if c.kind = 'intent' and c.age_ms > (c.args ->> 'valid_for_ms')::double precision then
    perform app_private.refuse('stale', jsonb_build_object('age_ms', round(c.age_ms)));
  end if;
end
$$;
