-- Says for this transaction who asks: row level security reads the tenant; audit and events read the rest. What is not
-- told is emptied, so that nothing of an earlier call in the same transaction speaks on; so is what lets a policy or a guard
-- see beyond the tenant, which whoever has a connection could have said before.
-- Who: the entry functions, before they touch a table. Concurrency: transaction-local settings only.
create or replace function app_private.enter(p_tenant_id uuid, p_device_id uuid default null, p_staff_id uuid default null)
returns void language plpgsql
as $$
begin
  perform set_config('app.tenant_id', coalesce(p_tenant_id::text, ''), true),
          set_config('app.device_id', coalesce(p_device_id::text, ''), true),
          set_config('app.staff_id', coalesce(p_staff_id::text, ''), true),
          set_config('app.session_id', '', true),
          set_config('app.role', '', true),
          set_config('app.operator', '', true),
          set_config('app.tenant_slug', '', true),
          set_config('app.asked_branch', '', true),
          set_config('app.device_asked', '', true),
          set_config('app.enrolment_selector', '', true),
          set_config('app.purging', '', true);
end
$$;
