-- The tenant's settings that a document names; those that it leaves out stay. They hold for all branches, so each of them
-- gets the new ones into what it has published. Answers the settings as devices get them.
-- Who: publish_configuration. Raises what the table's constraints raise.
-- Concurrency: the settings' row, exclusively to write and shared to read, so that no branch publishes old ones.
create or replace function app_private.write_settings(b app.branches, p_settings jsonb) returns jsonb
language plpgsql
as $$
declare
  s app.tenant_settings;
  v_published jsonb;
begin
  if p_settings is null then
    select * into strict s from app.tenant_settings r where r.tenant_id = b.tenant_id for share;
    return to_jsonb(s) - 'tenant_id';
  end if;
  select * into strict s from app.tenant_settings r where r.tenant_id = b.tenant_id for update;
  if not to_jsonb(s) ?& array(select jsonb_object_keys(p_settings)) or p_settings ? 'tenant_id' then
    raise invalid_parameter_value using message = 'no such setting';
  end if;
  s := jsonb_populate_record(s, p_settings);
  update app.tenant_settings set recalls_before_no_show = s.recalls_before_no_show, no_show_after_s = s.no_show_after_s,
    undo_window_ms = s.undo_window_ms, number_digits = s.number_digits, digits = s.digits, reinstate_rule = s.reinstate_rule,
    reinstate_after_minutes = s.reinstate_after_minutes, let_pass_max = s.let_pass_max,
    appointment_tolerance_minutes = s.appointment_tolerance_minutes, appointment_late_minutes = s.appointment_late_minutes,
    offline_grace_hours = s.offline_grace_hours, archive_after_days = s.archive_after_days,
    contact_retention_hours = s.contact_retention_hours, history_retention_months = s.history_retention_months,
    commands_per_hour_max = s.commands_per_hour_max, web_arrival = s.web_arrival, web_hold_minutes = s.web_hold_minutes,
    web_line_percent = s.web_line_percent, web_per_hour_max = s.web_per_hour_max, web_closing_rule = s.web_closing_rule,
    web_classes = s.web_classes, feedback_words = s.feedback_words
  where tenant_id = s.tenant_id;
  v_published := to_jsonb(s) - 'tenant_id';
  update app.branch_configs c set document = jsonb_set(c.document, '{settings}', v_published), version = c.version + 1
  where c.tenant_id = b.tenant_id and c.branch_id <> b.id and c.document -> 'settings' is distinct from v_published;
  return v_published;
end
$$;
