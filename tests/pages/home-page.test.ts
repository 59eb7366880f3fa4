import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPublishedFolder } from '../../src/publishing/published-folder.ts'
import { usePublishers } from './publishers.ts'

describe('the home page', () => {
  const stage = usePublishers()

  it('has the stand-in in its place at once when it is unpublished, with no article rendered', async () => {
    const publisher = await stage.open()
    await publisher.sweep()
    const home = await stage.editor.getDocument('homePage')
    if (!home) throw new Error('The sample has a home page')
    const isThere: boolean[] = []
    stage.change = (html) => {
      isThere.push(existsSync(join(publisher.folder, 'index.html')))
      return html
    }
    stage.rendered.clear()
    await stage.editor.delete('homePage')
    await publisher.publish(['homePage'])
    stage.change = undefined
    expect(isThere).not.toContain(false)
    expect([...stage.rendered][0]).toBe('/')
    expect(stage.rendered).not.toContain('/approaches/relational-therapy/')
    expect(publisher.read()).toEqual(await stage.renderEverything())
    await stage.editor.createOrReplace(home)
    await publisher.publish(['homePage'])
    expect(publisher.read()).toEqual(await stage.renderEverything())
    await publisher.close()
  })

  it('stays as it was last good when its document is broken and nothing else is known of it', async () => {
    const { folder, ...first } = await stage.open()
    await first.sweep()
    await first.close()
    const before = first.read().get('index.html')
    await rm(`${folder}.ndjson`)
    await stage.editor.patch('homePage').unset(['heading']).commit()
    const later = await stage.open({ published: await openPublishedFolder(folder) })
    await later.sweep()
    expect(later.state().problems.map(({ documentId }) => documentId)).toEqual(['homePage'])
    expect(first.read().get('index.html')).toBe(before)
    await later.publish(['homePage'])
    expect(first.read().get('index.html')).toBe(before)
    await later.close()
    // A site that has none yet makes do with the stand-in.
    expect((await stage.renderEverything()).get('index.html')).toContain('<h1')
  })
})
