-- What a password must be that is chosen by a link: {email, length_min}; null for a link that does not serve. Whoever asks
-- holds the token, so it tells nobody anything. Who: blesaf_api. Concurrency: none.
create or replace function app.password_rule_of_link(p_tenant_id uuid, p_token_hash text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_private.enter(p_tenant_id);
  return (
    select jsonb_build_object('email', s.email, 'length_min', t.password_length_min)
    from app.password_links l
    join app.staff s on s.id = l.staff_id and s.active
    join app.tenant_security t on t.tenant_id = l.tenant_id
    where l.token_hash = p_token_hash and l.used_at is null and l.expires_at > app.now());
end
$$;
grant execute on function app.password_rule_of_link(uuid, text) to blesaf_api;
