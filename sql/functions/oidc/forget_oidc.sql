-- Takes from a tenant's people what linked them to another provider: a subject is a name that one issuer gives, often to one
-- client only, and with the next it may be somebody else's. Flows that began there end too. Noted with how many were linked.
-- Who: inner functions of the provider's settings, which hold its row. Concurrency: the rows of those people.
create or replace function app_private.forget_oidc(p_tenant_id uuid) returns void
language plpgsql
as $$
declare
  v_count integer;
begin
  delete from app.oidc_flows f where f.tenant_id = p_tenant_id;
  update app.staff s set oidc_subject = null where s.tenant_id = p_tenant_id and s.oidc_subject is not null;
  get diagnostics v_count = row_count;
  if v_count > 0 then
    perform app_private.note('oidc_links_cleared', 'done', p_tenant_id, null, jsonb_build_object('count', v_count));
  end if;
end
$$;
