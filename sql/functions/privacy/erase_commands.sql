-- Strips the arguments of commands, in ledger and archive. Answers how many. Concurrency: none needed; judged commands do
-- not change.
create or replace function app_private.erase_commands(p_command_ids uuid[]) returns integer
language plpgsql
as $$
declare
  v_hot integer;
  v_archived integer;
begin
  update app.commands k set args = app_private.without_personal(k.args) where k.id = any (p_command_ids);
  get diagnostics v_hot = row_count;
  update app.commands_archive k set args = app_private.without_personal(k.args) where k.id = any (p_command_ids);
  get diagnostics v_archived = row_count;
  return v_hot + v_archived;
end
$$;
