-- What keeps a command from being tried at all, as a code, or null: order is signed in → allowed → valid.
-- `gave_up` and `malformed` are set by the server: after three unexpected errors, or when the arguments do not parse; `faults`
-- likewise, where it found in a document what this database cannot see. Raises: configuration_invalid (details: faults).
create or replace function app_private.obstacle(c app_private.command, w app.writers, p_item jsonb) returns text
language plpgsql stable
as $$
declare
  v_code text := app_private.refusal_of(c);
begin
  if v_code = 'session_required' and c.kind = 'fact' then
    v_code := null; -- dispatch flags it as unattributed: what happened has happened
  end if;
  if v_code is null and (p_item ->> 'gave_up')::boolean then
    v_code := 'internal';
  end if;
  if v_code is null and (p_item ->> 'malformed')::boolean then
    v_code := 'malformed';
  end if;
  if v_code is null and p_item ? 'faults' then
    perform app_private.refuse('configuration_invalid', jsonb_build_object('faults', p_item -> 'faults'));
  end if;
  -- Only a proof of lost history turns an intent into a fact; an outcome that is merely told does not.
  if v_code is null and c.kind = 'fact' and c.prior_outcome is null and p_item ? 'outcome' then
    -- A condition of its own: beside a question to a table the ones above would be planned for each command.
    if not exists (select from app.commands_known k where k.name = c.name and k.can_be_fact) then
      v_code := 'malformed';
    end if;
  end if;
  if v_code is null and w.hour_commands >= c.hour_max then
    v_code := 'too_many_commands';
  end if;
  return v_code;
end
$$;
