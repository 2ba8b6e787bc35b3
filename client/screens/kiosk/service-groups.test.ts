import { expect, test } from 'vitest'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import { serviceGroups } from './service-groups.ts'

const service = (id: string, group?: string, retired?: true) => ({ id, group, retired })
const groupsOf = (groups: { key: string; retired?: true }[], services: ReturnType<typeof service>[]) =>
  serviceGroups({ groups, services } as unknown as PublishedConfiguration).map(
    (each) => `${each.group?.key}: ${each.services.map(({ id }) => id).join(' ')}`,
  )

test('services stand in their groups, in the order of the configuration, the others last', () => {
  const services = [service('a', 'daily'), service('b'), service('c', 'advice'), service('d', 'daily')]
  expect(groupsOf([{ key: 'advice' }, { key: 'daily' }], services)).toEqual(['advice: c', 'daily: a d', 'undefined: b'])
})

test('what is retired is not offered, and what its group has lost is offered still', () => {
  const services = [service('a', 'daily', true), service('b', 'old'), service('c', 'gone')]
  expect(groupsOf([{ key: 'daily' }, { key: 'old', retired: true }], services)).toEqual(['undefined: b c'])
})
