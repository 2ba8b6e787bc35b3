-- A raw command as quarantine keeps it: without a contact for a service that does not ask for one. That there was one
-- stays visible, so that the flag is raised when the command is accepted. What names no service of the branch is kept
-- as it is, for a week at most: nobody can tell what it is.
create or replace function app_private.without_unasked_contact(p_branch_id uuid, p_raw jsonb) returns jsonb
language sql stable
as $$
  select case
    when p_raw #> '{args,contact}' is not null and exists (
      select from app.services s
      where s.branch_id = p_branch_id and s.id::text = p_raw #>> '{args,service_id}' and not s.asks_contact)
      then jsonb_set(p_raw, '{args,contact}', '{}')
    else p_raw end
$$;
