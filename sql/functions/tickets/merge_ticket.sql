-- What a second word about a known ticket adds: fields that were not known, the earlier arrival of the same day, another
-- id as alias. Never its state. What knows more stands: an issue over a scan, a scan that is signed over one that is not,
-- any of them over a typed number (placeholder); its number's parts are what floors of later grants are read from, and
-- its day is the one that stands on the paper, where the other was only guessed. So with the customer's secret, which no
-- signature covers: a paper with another one must not keep the holder of the real one from the ticket's page. A paper that
-- nobody could check tells a ticket that is known for sure nothing: who wrote it could give himself a class, or an earlier
-- arrival.
create or replace function app_private.merge_ticket(c app_private.command, k app.tickets, t app.tickets) returns app_private.effect
language plpgsql
as $$
declare
  v_patch jsonb := '{}';
  v_head_start interval := make_interval(secs => coalesce(nullif(k.head_start_s, 0), t.head_start_s));
  -- Where the draft stands before any head start: its arrival, or later when it came early for an appointment.
  v_stands_at timestamptz := t.order_at + make_interval(secs => t.head_start_s);
  v_knows_more boolean := not t.is_placeholder
    and (k.is_placeholder or k.origin = 'adopted' and (t.origin <> 'adopted' or t.is_verified and not k.is_verified));
  v_is_of_other_day boolean := false;
  v_flags text[] := t.flags;
  v_private jsonb := jsonb_strip_nulls(jsonb_build_object(
    'secret_digest', coalesce(case when v_knows_more then t.secret_digest end, k.secret_digest, t.secret_digest),
    'contact_name', coalesce(k.contact_name, t.contact_name),
    'contact_phone', coalesce(k.contact_phone, t.contact_phone), 'contact_email', coalesce(k.contact_email, t.contact_email)));
  n app.tickets;
begin
  if t.origin = 'adopted' and not t.is_placeholder and not t.is_verified and k.is_verified then
    t.class_id := null;
    t.queued_at := k.queued_at;
    v_private := '{}';
  end if;
  perform app_private.add_alias(c, t.id, k.id);
  if v_knows_more then
    v_patch := jsonb_build_object('is_placeholder', false, 'is_verified', t.is_verified, 'origin', t.origin, 'language', t.language,
      'device_id', t.device_id, 'prefix', t.prefix, 'letter', t.letter, 'sequence_n', t.sequence_n);
    v_is_of_other_day := t.number_day <> k.number_day;
    if jsonb_array_length(k.legs) = 1 and jsonb_array_length(t.legs) > 1 and k.state in ('waiting', 'called', 'serving', 'parked') then
      v_patch := v_patch || jsonb_build_object('legs', k.legs || (t.legs - 0));
    end if;
  end if;
  if k.answers is null and t.answers is not null then
    v_patch := v_patch || jsonb_build_object('answers', t.answers);
  end if;
  if k.quote is null and t.quote is not null then
    v_patch := v_patch || jsonb_build_object('quote', t.quote);
  end if;
  if k.class_id is null and t.class_id is not null then
    v_patch := v_patch || jsonb_build_object('class_id', t.class_id, 'head_start_s', t.head_start_s);
  end if;
  if k.appointment_id is null and t.appointment_id is not null then
    v_patch := v_patch || jsonb_build_object('appointment_id', t.appointment_id);
  end if;
  if t.queued_at < k.queued_at and t.queue_day = k.queue_day and not t.is_placeholder then
    v_patch := v_patch || jsonb_build_object('queued_at', t.queued_at, 'order_at', least(k.order_at, v_stands_at - v_head_start));
  elsif v_patch ? 'head_start_s' then
    v_patch := v_patch || jsonb_build_object('order_at', least(k.order_at, k.queued_at - v_head_start));
  end if;
  if v_is_of_other_day then
    n := app_private.append_of_paper(c, k, t, v_patch, v_private);
    v_flags := case when n.number = t.number then v_flags else app_private.with_flag(v_flags, 'duplicate_number') end;
  else
    n := app_private.append_event(c, k, 'merged', v_patch, v_flags, null, v_private);
  end if;
  return app_private.on_ticket(k.id, '{merged}' || v_flags, jsonb_build_object('number', n.number));
end
$$;
