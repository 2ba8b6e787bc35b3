-- A branch's devices with their local databases, and the enrolment codes that are open: {devices, codes}. Active ones first;
-- of those that have ended the latest. No code, no key: only that there is one.
-- Who: blesaf_api, for a person with read_devices. Raises: those of enter_session. Concurrency: none.
create or replace function app.list_devices(p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_origin jsonb default null) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_devices_max constant integer := 500;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'read_devices', p_branch_id, p_origin);
  return jsonb_build_object(
    'devices', (
      select coalesce(jsonb_agg(to_jsonb(r) order by r.ended_at desc nulls first, r.kind, r.name, r.id), '[]')
      from (
        select d.id, d.kind, d.name, d.status, d.end_reason, d.enrolled_at, d.ended_at, d.replaces, d.public_key is not null as has_key,
          w.last_contact_at, coalesce(w.writers, '[]') as writers
        from app.devices d
        left join lateral (
          select max(x.last_contact_at) as last_contact_at, jsonb_agg(jsonb_build_object('id', x.id, 'letter', x.letter,
            'last_seq', x.last_seq, 'last_contact_at', x.last_contact_at, 'is_forked', x.forked_at is not null) order by x.opened_at, x.id) as writers
          from app.writers x where x.device_id = d.id
        ) w on true
        where d.branch_id = p_branch_id
        order by d.ended_at desc nulls first, d.kind, d.name, d.id limit v_devices_max
      ) r),
    'codes', (
      select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'kind', k.kind, 'name', k.name, 'device_id', k.device_id,
        'created_at', k.created_at, 'expires_at', k.expires_at, 'tries', k.tries) order by k.created_at, k.id), '[]')
      from app.enrolment_codes k
      where k.branch_id = p_branch_id and k.ended_at is null and k.expires_at > app.now()));
end
$$;
grant execute on function app.list_devices(uuid, uuid, uuid, jsonb) to blesaf_api;
