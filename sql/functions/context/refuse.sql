-- Raises one of our codes: message is the code, detail its facts. Unknown codes are a programmer's error.
create or replace function app_private.refuse(p_code text, p_details jsonb default null) returns void
language plpgsql
as $$
declare
  v_sqlstate text;
begin
  select e.sqlstate into strict v_sqlstate from app.error_codes e where e.code = p_code;
  raise exception using errcode = v_sqlstate, message = p_code, detail = coalesce(p_details::text, '');
end
$$;
