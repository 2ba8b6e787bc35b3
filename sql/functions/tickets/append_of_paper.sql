-- The event by which a ticket takes over the day and the number of its paper, which it bore by guess; with a suffix and a
-- flag where another ticket has them already (I2).
-- Raises: malformed, where one number was used fifty times. Concurrency: unique (branch, number_day, number) decides; whoever
-- has the number first keeps it.
create or replace function app_private.append_of_paper(
  c app_private.command, k app.tickets, t app.tickets, p_patch jsonb, p_private jsonb
) returns app.tickets
language plpgsql
as $$
declare
  v_taken text[] := (app_private.archived_twin(c, t)).numbers_taken;
  v_number text := t.number;
  v_flags text[] := t.flags;
begin
  for v_suffix in 2 .. 51 loop
    if v_number <> all (v_taken) then
      begin
        return app_private.append_event(c, k, 'merged',
          p_patch || jsonb_build_object('number_day', t.number_day, 'number', v_number), v_flags, null, p_private);
      exception when unique_violation then
        null;
      end;
    end if;
    v_number := t.number || '/' || v_suffix;
    v_flags := app_private.with_flag(v_flags, 'duplicate_number');
  end loop;
  perform app_private.refuse('malformed', jsonb_build_object('field', 'number'));
end
$$;
