import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, startAttune } from '../../fixtures/attune.ts'
import { listPageFiles } from './list-page-files.ts'
import { type Weight, weighPages } from './weigh-pages.ts'

describe('every type of published page', () => {
  let attune: Attune
  let weights: Weight[]
  beforeAll(async () => {
    attune = await startAttune()
    weights = await weighPages(attune.publishedFolder)
  })
  afterAll(() => attune?.close())

  it('keeps to its budget of HTML, styles, fonts and scripts', () => {
    expect(weights.filter(({ bytes, budget }) => !(bytes <= budget))).toEqual([])
  })

  it('is weighed with everything it loads', () => {
    const isWeighed = (part: Weight['part']) =>
      weights.filter((weight) => weight.part === part && weight.bytes > 0)
    const types = new Set(weights.map(({ type }) => type))
    for (const part of ['html', 'styles', 'fonts'] as const) {
      expect(isWeighed(part), part).toHaveLength(types.size)
    }
    for (const part of ['scripts', 'usedScripts'] as const) {
      expect(
        isWeighed(part).map(({ type }) => type),
        part,
      ).toEqual(['program', 'search'])
    }
  })

  it('counts what a page loads only once it is used', async () => {
    const path = '/programs/online-relationships-group/'
    const { scripts, usedScripts } = await listPageFiles(attune.publishedFolder, path)
    const names = usedScripts
      .filter((script) => !scripts.includes(script))
      .map((script) => basename(script).replace(/\..*/, ''))
    expect(names.sort()).toEqual(['mount', 'solve-task'])
  })

  it('preloads every font that its styles name', async () => {
    const { html, fonts } = await listPageFiles(attune.publishedFolder, '/')
    const page = await (await fetch(attune.site.url)).text()
    expect(fonts).toHaveLength(2)
    for (const font of fonts) {
      const address = font.slice(html.length - 'index.html'.length - 1)
      expect(page).toContain(`<link rel="preload" href="${address}" as="font"`)
    }
  })
})
