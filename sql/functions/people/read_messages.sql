-- Notes of messages whose links still serve, newest first: {messages}. A link is its person's password, so it is shown
-- only from above: an admin sees those of tellers and managers of the own tenant, an operator those of operators, or, of
-- the tenant that p_of_tenant_id names, those of its admins. What was shown is noted where its people are.
-- Who: blesaf_api, for persons with read_messages. Raises: not_found (a tenant that is not theirs to name), what
-- enter_session raises. Concurrency: none.
create or replace function app.read_messages(
  p_tenant_id uuid, p_session_id uuid, p_of_tenant_id uuid, p_limit integer, p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff;
  v_of_tenant_id uuid := coalesce(p_of_tenant_id, p_tenant_id);
  v_roles text[];
  v_messages jsonb;
begin
  f := app_private.enter_session(p_tenant_id, p_session_id, 'read_messages', null, p_origin);
  v_roles := case when f.role = 'admin' then '{teller,manager}'::text[]
    when v_of_tenant_id = p_tenant_id then '{operator}' else '{admin}' end;
  if v_of_tenant_id <> p_tenant_id then
    perform app_private.act_in(f, p_session_id, v_of_tenant_id);
    if f.role <> 'operator' or not exists (select from app.tenants t where t.id = v_of_tenant_id) then
      perform app_private.refuse('not_found');
    end if;
  end if;
  select coalesce(jsonb_agg(m.answer order by m.created_at desc, m.id desc), '[]') into v_messages
  from (
    select n.created_at, n.id, jsonb_build_object('id', n.id, 'kind', n.kind, 'status', n.status,
      'created_at', rules.instant_text(n.created_at), 'expires_at', rules.instant_text(l.expires_at),
      'staff_id', s.id, 'name', s.name, 'email', s.email, 'role', s.role, 'url', n.detail ->> 'url') as answer
    from app.message_log n
    join app.staff s on s.id = (n.detail ->> 'staff_id')::uuid and s.active and s.role = any (v_roles)
    join app.password_links l on l.token_hash = n.detail ->> 'link' and l.used_at is null and l.expires_at > app.now()
    where n.tenant_id = v_of_tenant_id and n.kind = 'password_reset' and n.detail ? 'url'
    order by n.created_at desc, n.id desc limit least(greatest(coalesce(p_limit, 100), 1), 200)
  ) m;
  if v_messages <> '[]' then
    perform app_private.note('messages_read', 'done', null, null, jsonb_build_object('messages', jsonb_array_length(v_messages)));
  end if;
  return jsonb_build_object('messages', v_messages);
end
$$;
grant execute on function app.read_messages(uuid, uuid, uuid, integer, jsonb) to blesaf_api;
