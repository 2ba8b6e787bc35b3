-- The ticket that an issue, an adoption or a check-in describes, in its authority's time and order, not yet stored. A
-- contact is taken where the service asks for one; elsewhere it is left out, and the flag says so.
-- Raises: unknown_reference.
create or replace function app_private.ticket_draft(c app_private.command, p_origin text) returns app.tickets
language plpgsql
as $$
declare
  t app.tickets;
  s record;
  a jsonb := c.args;
begin
  select v.id, v.prefix, v.asks_contact into s from app.services v where v.id = (a ->> 'service_id')::uuid and v.branch_id = c.branch_id;
  if not found then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'service_id'));
  end if;
  t.id := (a ->> 'ticket_id')::uuid;
  t.tenant_id := c.tenant_id;
  t.branch_id := c.branch_id;
  t.number := a ->> 'number';
  t.prefix := coalesce(a ->> 'prefix', s.prefix);
  t.letter := a ->> 'letter';
  t.sequence_n := coalesce((a ->> 'n')::integer, 0);
  t.number_day := (a ->> 'number_day')::date;
  t.service_id := s.id;
  t.legs := app_private.first_legs(c, s.id);
  t.leg_index := 0;
  t.state := 'waiting';
  t.queued_at := c.occurred_at;
  if a ? 'class_id' then
    select p.id, p.head_start_s into t.class_id, t.head_start_s from app.priority_classes p
    where p.id = (a ->> 'class_id')::uuid and p.branch_id = c.branch_id;
    if not found then
      perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'class_id'));
    end if;
  end if;
  t.head_start_s := coalesce(t.head_start_s, 0);
  t.order_at := t.queued_at - make_interval(secs => t.head_start_s);
  t.queue_day := case when c.occurred_at >= c.day_start then c.today
    else (select d.day from app_private.branch_day(c.branch_id, c.occurred_at) d) end;
  t.recalls := 0;
  t.passes_used := 0;
  t.language := coalesce(a ->> 'language', 'fr');
  t.origin := p_origin;
  t.is_placeholder := false;
  t.is_verified := true;
  t.device_id := c.device_id;
  t.flags := '{}';
  t.answers := a -> 'answers';
  t.quote := a -> 'quote';
  t.secret_digest := app_private.secret_digest(a ->> 'secret');
  if a ? 'contact' and s.asks_contact then
    t.contact_name := a #>> '{contact,name}';
    t.contact_phone := a #>> '{contact,phone}';
    t.contact_email := a #>> '{contact,email}';
    t.contact_expires_at := app_private.private_until(t);
  elsif a ? 'contact' then
    t.flags := '{contact_dropped}';
  end if;
  t.version := 1;
  return t;
end
$$;
