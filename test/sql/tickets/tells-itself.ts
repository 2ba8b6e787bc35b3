import type { World } from '../../setup/world.ts'

/** [I10] Whether the ticket's events, replayed in append order, give its public row, with one event per version. */
export async function tellsItself(world: World, ticketId: string): Promise<boolean> {
  const { rows } = await world.root.query(
    `select jsonb_strip_nulls(app_private.replay_events(t.id)) = app_private.public_fields(t)
        and t.version = (select count(*) from app.ticket_events e where e.ticket_id = t.id) as same
     from app.tickets t where t.id = $1`,
    [ticketId],
  )
  return rows[0]?.same === true
}

/** What happened to a ticket, in append order. */
export async function storyOf(world: World, ticketId: string): Promise<string[]> {
  const { rows } = await world.root.query('select what from app.ticket_events where ticket_id = $1 order by ordinal', [
    ticketId,
  ])
  return rows.map((row) => row.what as string)
}
