import { expect, it } from 'vitest'
import { redirectId } from '../../../studio/actions/keep-links.ts'

it('gives each address a redirect of its own, the same at each time', () => {
  const paths = ['/people/anna/', '/people-anna/', '/people/anna-b/', '/about/', '/']
  expect(new Set(paths.map(redirectId)).size).toBe(paths.length)
  expect(redirectId('/people/anna/')).toBe('redirect_people_anna')
})
