-- Stores a drafted ticket, or merges it into the one that it is: the same id, or a placeholder of its number. One that
-- is in the archive already is left as it is: its visit is over and told, and the draft becomes another name of it.
-- Flags that the draft bears already stay in front of those of the issue.
-- Concurrency: on conflict do nothing, then the winner's row is locked and merged with.
create or replace function app_private.enter_line(c app_private.command, p_draft app.tickets) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets := p_draft;
  k app.tickets;
  v_flags text[] := coalesce(p_draft.flags, '{}') || app_private.issue_flags(c, p_draft);
  v_suffix integer := 1;
  a record;
begin
  a := app_private.archived_twin(c, t);
  if a.id is not null then
    perform app_private.add_alias(c, t.id, a.id);
    return app_private.on_ticket(a.id, '{merged}' || v_flags, jsonb_build_object('number', a.number));
  end if;
  loop
    t.flags := v_flags;
    if t.number <> all (a.numbers_taken) then
      insert into app.tickets select t.* on conflict do nothing;
      exit when found;
      k := app_private.same_ticket(c, t);
      if k.id is not null then
        return app_private.merge_ticket(c, k, p_draft);
      end if;
    end if;
    v_suffix := v_suffix + 1;
    if v_suffix > 50 then
      -- The id is taken by a ticket that is not ours to see, or one number was used fifty times: not a ticket any more.
      perform app_private.refuse('malformed', jsonb_build_object('field', 'number'));
    end if;
    t.number := p_draft.number || '/' || v_suffix;
    v_flags := app_private.with_flag(v_flags, 'duplicate_number');
  end loop;
  perform app_private.append_first_event(c, t);
  if t.queue_day < c.today and c.kind = 'intent' then
    perform app_private.expire_ticket(t, c.received_at);
  end if;
  return app_private.on_ticket(t.id, v_flags, jsonb_build_object('number', t.number));
end
$$;
