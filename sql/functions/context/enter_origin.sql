-- Where a request came from, as the server saw it, for what is noted about it: {ip_hash, request_id}. The address is a
-- keyed hash before it gets here. Concurrency: transaction-local settings only.
create or replace function app_private.enter_origin(p_origin jsonb) returns void
language plpgsql
as $$
begin
  perform set_config('app.ip_hash', coalesce(p_origin ->> 'ip_hash', ''), true),
          set_config('app.request_id', coalesce(p_origin ->> 'request_id', ''), true);
end
$$;
