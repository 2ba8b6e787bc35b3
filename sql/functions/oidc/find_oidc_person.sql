-- Who it is that a provider has proved: the person linked to its subject, whatever their e-mail is now; else, once, the one
-- with the e-mail that it has verified (p_email, in lower case; null: it has verified none), who is linked to the subject from
-- now on. Answers {staff_id, reason}: a reason (email_unverified, no_person, inactive, place, other_subject,
-- provider_changed) means that nobody signs in and nobody was linked.
-- Who: blesaf_api, after it has verified the provider's token for this issuer and client. Concurrency: the provider's row is
-- shared, so that a change of issuer clears this link or comes first; the update, and the unique index of subjects, let one
-- of several link.
create or replace function app.find_oidc_person(
  p_tenant_id uuid, p_issuer text, p_client_id text, p_subject text, p_email text, p_device_id uuid, p_origin jsonb
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff;
  v_reason text;
begin
  perform app_private.enter(p_tenant_id);
  perform app_private.enter_origin(p_origin);
  perform from app.oidc_providers p
  where p.tenant_id = p_tenant_id and p.issuer = p_issuer and p.client_id = p_client_id and p.is_enabled for share;
  if not found then
    return '{"reason": "provider_changed"}';
  end if;
  select * into f from app.staff s where s.tenant_id = p_tenant_id and s.oidc_subject = p_subject;
  if not found then
    select * into f from app.staff s where s.tenant_id = p_tenant_id and s.email = p_email;
  end if;
  v_reason := case when f.id is null and p_email is null then 'email_unverified' when f.id is null then 'no_person'
    when not f.active then 'inactive' when not app_private.may_be_at(f, p_device_id) then 'place' end;
  if v_reason is null and f.oidc_subject is distinct from p_subject then
    begin
      update app.staff s set oidc_subject = p_subject where s.id = f.id and s.oidc_subject is null and s.email = p_email and s.active;
      if found then
        perform app_private.speak_as(f, null, p_device_id);
        perform app_private.note('oidc_linked', 'done', f.id);
      else
        v_reason := 'other_subject';
      end if;
    exception when unique_violation then
      v_reason := 'other_subject';
    end;
  end if;
  return jsonb_build_object('staff_id', f.id, 'reason', v_reason);
end
$$;
grant execute on function app.find_oidc_person(uuid, text, text, text, text, uuid, jsonb) to blesaf_api;
