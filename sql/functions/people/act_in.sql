-- Goes on in another tenant in the name of the person who has entered: an operator, whose right to do so the caller has
-- checked. What follows sees that tenant alone and is noted there, with the operator as actor.
-- Who: inner functions. Concurrency: transaction-local settings only.
create or replace function app_private.act_in(f app.staff, p_session_id uuid, p_tenant_id uuid) returns void
language plpgsql
as $$
begin
  perform app_private.enter(p_tenant_id, null, f.id);
  perform set_config('app.session_id', p_session_id::text, true), set_config('app.role', f.role, true);
end
$$;
