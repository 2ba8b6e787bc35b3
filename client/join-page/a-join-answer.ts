import type { JoinAnswer, JoinService } from '../../sync/join/join-answer.ts'

export const JOIN_BRANCH = '019a0000-1111-7222-8333-444455556666'

/** For tests: a service that can be joined, as the server tells it. */
export const aJoinService = (more: Partial<JoinService> = {}): JoinService => ({
  ...{ id: JOIN_BRANCH, names: { en: 'Cash desk' }, asks_contact: false, closed: null, opens_at: null },
  ...{ closes_at: '2026-11-27T15:30:00.000Z', waiting: 3, from_minutes: 12, to_minutes: 20, closing: 'join' },
  ...more,
})

/** For tests: a branch where nothing need be proven. */
export const aJoinAnswer = (more: Partial<JoinAnswer> = {}): JoinAnswer => ({
  ...{ branch: { en: 'Jasmine' }, languages: ['en'], zone: 'Africa/Tunis', server_time: '2026-11-27T09:00:00Z' },
  ...{ digits: 'latn', arrival: 'none', hold_minutes: 15, takes_position: false, classes: [] },
  services: [aJoinService()],
  ...more,
})
