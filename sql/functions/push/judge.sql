-- Judges one command inside a savepoint and writes it into the ledger, whatever comes of it.
-- A fact is never rejected: what cannot be applied is kept raw in quarantine. An intent that cannot be is rejected.
-- Transient errors (lock, resource, shutdown, connection) are raised again and undo the whole run; an unexpected error
-- comes back as `failed`, with nothing recorded.
-- Concurrency: the function's own locks are released with the savepoint when it is rolled back.
create or replace function app_private.judge(c app_private.command, w app.writers, p_item jsonb) returns app_private.judgement
language plpgsql
as $$
declare
  j app_private.judgement;
  e app_private.effect;
  v_code text;
  v_state text;
  v_detail text;
begin
  j.touches_config := false;
  -- A fork resends what it does not know to be acknowledged; a part of it may be so old that the unique key of the hot
  -- ledger, which finds the rest, has lost it to the archive.
  if w.forked_from is not null and app_private.is_known(c) then
    return app_private.replayed_under_new_writer(c);
  end if;
  begin
    v_code := app_private.obstacle(c, w, p_item);
    if v_code is null then
      e := app_private.dispatch(c);
      j := app_private.applied(c, e);
      return j;
    end if;
  exception when others then
    get stacked diagnostics v_state = returned_sqlstate, v_code = message_text, v_detail = pg_exception_detail;
    if v_state = '23505' and app_private.is_known(c) then
      return app_private.replayed_under_new_writer(c);
    elsif v_state like '22%' or v_state like '23%' then
      v_code := 'malformed';
      v_detail := '';
    elsif v_state like '40%' or v_state like '53%' or v_state like '55%' or v_state like '57%' or v_state like '58%' or v_state like '08%' then
      raise;
    elsif v_state not like 'BS%' then
      j.failed := v_state;
      return j;
    end if;
  end;
  if c.prior_outcome ->> 'kind' = 'applied' and v_code not in ('malformed', 'unknown_reference', 'too_many_commands', 'device_revoked', 'not_allowed', 'internal') then
    -- A wish that was granted once and cannot be again: what came after it stands. There is nothing for a person to decide.
    begin
      return app_private.applied(c, app_private.flagged('{no_effect}', e));
    exception when unique_violation then
      -- A copy of the device's disk told it before, under the writer that it went on with.
      if app_private.is_known(c) then
        return app_private.replayed_under_new_writer(c);
      end if;
      raise;
    end;
  end if;
  return app_private.not_applied(c, p_item, v_code, nullif(v_detail, '')::jsonb);
end
$$;
