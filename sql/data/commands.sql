-- Every command and the kinds it may be sent as. Besides these, an intent may come as a fact together with the
-- outcome it had in a history that was lost.
-- Rendered from the tables of the same names in sync/; `UPDATE=1 npx vitest run test/contract` renders it again.
with wanted (name, can_be_fact, can_be_intent) as (
  values
    ('issue_ticket', true, false),
    ('adopt_ticket', true, false),
    ('call_next', false, true),
    ('call_ticket', true, true),
    ('recall_ticket', false, true),
    ('start_service', true, false),
    ('complete_service', true, false),
    ('mark_no_show', true, false),
    ('park_ticket', true, false),
    ('return_ticket', false, true),
    ('transfer_ticket', false, true),
    ('add_leg', false, true),
    ('cancel_ticket', false, true),
    ('reinstate_ticket', false, true),
    ('undo_command', false, true),
    ('note_ticket', true, false),
    ('leave_queue', false, true),
    ('let_pass', false, true),
    ('give_feedback', true, false),
    ('open_counter', true, false),
    ('pause_counter', true, false),
    ('close_counter', true, false),
    ('make_appointment', false, true),
    ('move_appointment', false, true),
    ('cancel_appointment', false, true),
    ('check_in_appointment', true, false),
    ('check_in_web', false, true),
    ('confirm_arrival', true, false),
    ('accept_quarantined', false, true),
    ('discard_quarantined', false, true),
    ('acknowledge_split', true, false),
    ('publish_configuration', false, true)
), removed as (
  delete from app.commands_known as known where not exists (select from wanted where wanted.name = known.name)
)
insert into app.commands_known as known (name, can_be_fact, can_be_intent)
select wanted.name, wanted.can_be_fact, wanted.can_be_intent from wanted
on conflict (name) do update set can_be_fact = excluded.can_be_fact, can_be_intent = excluded.can_be_intent
where (known.can_be_fact, known.can_be_intent) is distinct from (excluded.can_be_fact, excluded.can_be_intent);
