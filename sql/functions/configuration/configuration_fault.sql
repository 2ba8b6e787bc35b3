-- One fault of a document, in the form of sync/configuration/fault.ts.
create or replace function app_private.configuration_fault(p_path text, p_code text, p_details jsonb default '{}') returns jsonb
language sql immutable
as $$
  select jsonb_build_object('path', p_path, 'code', p_code, 'details', p_details, 'severity', 'error')
$$;
