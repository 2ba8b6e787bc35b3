-- What an admin is told of the tenant's provider: never the secret, only whether there is one.
-- Who: inner functions of its settings. Concurrency: none.
create or replace function app_private.oidc_answer(p app.oidc_providers) returns jsonb
language sql immutable
as $$
  select jsonb_build_object('issuer', p.issuer, 'client_id', p.client_id, 'has_secret', p.secret_sealed is not null,
    'is_enabled', p.is_enabled, 'version', p.version)
$$;
