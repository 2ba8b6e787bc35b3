import type { World } from '../../setup/world.ts'

type Story = { ticket: Record<string, unknown>; events: { what: string }[] }

/** A ticket's story as the functions of devices and people find it, inside the tenant that they have entered. */
export async function storyOf(world: World, tenantId: string, ticketId: unknown): Promise<Story> {
  const client = await world.owner.connect()
  try {
    await client.query('begin')
    await client.query(`select app_private.enter($1), set_config('timezone', 'UTC', true)`, [tenantId])
    const { rows } = await client.query<{ story: Story }>('select app_private.ticket_story($1) as story', [ticketId])
    const [found] = rows
    if (found === undefined) throw new Error('no answer')
    return found.story
  } finally {
    await client.query('rollback')
    client.release()
  }
}
