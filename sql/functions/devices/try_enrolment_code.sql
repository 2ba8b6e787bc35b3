-- The open enrolment code that was typed, locked, with its tenant entered; null when there is none or it was not proved.
-- A wrong secret is counted on the code that it aimed at and noted; the fifth ends it. The caller must therefore commit
-- a refusal and not raise it. The secrets are compared as keyed hashes: how far two of them agree tells nothing.
-- Who: enrol_device. Concurrency: the code's row.
create or replace function app_private.try_enrolment_code(p_selector text, p_code_mac text) returns app.enrolment_codes
language plpgsql
as $$
declare
  k app.enrolment_codes;
  v_tries_max constant integer := 5;
begin
  -- Before any tenant is known this one row is seen, nothing beside it (policy selected).
  perform set_config('app.enrolment_selector', coalesce(p_selector, ''), true);
  select * into k from app.enrolment_codes x where x.selector = p_selector and x.ended_at is null;
  perform set_config('app.enrolment_selector', '', true);
  if k.id is null then
    return null;
  end if;
  perform app_private.enter(k.tenant_id);
  select * into k from app.enrolment_codes x where x.id = k.id and x.ended_at is null for no key update;
  if k.id is null then
    return null;
  elsif k.expires_at <= app.now() then
    update app.enrolment_codes set ended_at = app.now(), end_reason = 'expired' where id = k.id;
    return null;
  elsif k.code_mac is distinct from p_code_mac then
    update app.enrolment_codes set tries = k.tries + 1,
      ended_at = case when k.tries + 1 >= v_tries_max then app.now() end,
      end_reason = case when k.tries + 1 >= v_tries_max then 'tries' end
    where id = k.id;
    perform app_private.note('enrolment_failed', 'failed', k.id, k.branch_id, jsonb_build_object('tries', k.tries + 1));
    return null;
  end if;
  return k;
end
$$;
