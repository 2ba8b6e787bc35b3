-- The server's own letter in the present epoch: a new one from the epoch's block at the first number after a loss.
-- The caller holds the writer's row. Concurrency: the branch's row while a letter is chosen.
create or replace function app_private.letter_of_epoch(p_writer_id uuid, p_branch_id uuid) returns text
language plpgsql
as $$
declare
  w record;
begin
  select r.letter, r.epoch into strict w from app.writers r where r.id = p_writer_id;
  if w.epoch = app_private.epoch() then
    return w.letter;
  end if;
  perform from app.branches b where b.id = p_branch_id for no key update;
  update app.writers r set letter = app_private.next_letter(p_branch_id), epoch = app_private.epoch()
  where r.id = p_writer_id returning r.letter into w.letter;
  return w.letter;
end
$$;
