-- Which commands can be taken back: those that only moved tickets. Paper cannot be unprinted, a note or a feedback is
-- not a state, and an undo is undone by doing the thing again.
create or replace function app_private.is_undoable(p_name text) returns boolean
language sql immutable
as $$
  select p_name in ('call_next', 'call_ticket', 'recall_ticket', 'start_service', 'complete_service', 'mark_no_show', 'park_ticket',
    'return_ticket', 'transfer_ticket', 'add_leg', 'cancel_ticket', 'reinstate_ticket', 'let_pass')
$$;
