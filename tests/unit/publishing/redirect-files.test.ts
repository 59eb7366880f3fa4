import { describe, expect, it } from 'vitest'
import {
  moveLaterPages,
  moveOtherPages,
  redirectsToFile,
  redirectToPage,
} from '../../../src/publishing/redirect-files.ts'

describe('redirects as files', () => {
  it('are one line each, for good', () => {
    const file = redirectsToFile([
      { from: '/a/', to: '/b/' },
      { from: '/c/', to: 'https://elsewhere.example/' },
    ])
    expect(file).toBe('/a/ /b/ 301\n/c/ https://elsewhere.example/ 301\n')
  })

  it('take a list’s later pages along, the others to its first', () => {
    const topic = { from: '/topics/old/', to: '/topics/new/' }
    expect(redirectsToFile([...moveLaterPages(topic, [2, 3]), ...moveOtherPages(topic)])).toBe(
      `/topics/old/page/2/ /topics/new/page/2/ 301
/topics/old/page/3/ /topics/new/page/3/ 301
/topics/old/page/* /topics/new/ 301
`,
    )
    expect(moveOtherPages({ from: '/about/', to: '/contact/' })).toEqual([])
  })

  it('for one address come before those for many, of which hosts read a hundred', () => {
    const topic = { from: '/topics/old/', to: '/topics/new/' }
    const article = { from: '/approaches/old/', to: '/approaches/new/' }
    const rules = [topic, ...moveOtherPages(topic), article, ...moveOtherPages(article)]
    expect(redirectsToFile(rules)).toBe(
      `/topics/old/ /topics/new/ 301
/approaches/old/ /approaches/new/ 301
/topics/old/page/* /topics/new/ 301
`,
    )
  })

  it('are pages that name the new address, without a way to break out of it', () => {
    const page = redirectToPage({ from: '/a/', to: '/b/?x="><script>' }, 'https://attune.example')
    expect(page).toContain('content="0;url=/b/?x=&#34;&#62;&#60;script&#62;"')
    expect(page).not.toContain('<script>')
    expect(redirectToPage({ from: '/a/', to: '/b/' }, 'https://attune.example')).toContain(
      '<link rel="canonical" href="https://attune.example/b/">',
    )
  })
})
