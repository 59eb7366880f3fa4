import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { usePublishers } from './publishers.ts'

const ARTICLE = 'approach-relational-therapy'
const PAGE = '/approaches/relational-therapy/'

describe('a check of all pages', () => {
  const stage = usePublishers()

  it('tells of a page that was wrongly thought up to date', async () => {
    const stale: string[] = []
    const checked = await stage.open({ checkAfter: 0, onStale: (path) => stale.push(path) })
    await checked.sweep()
    expect(stale).toEqual([])
    // What no revision tells: the file itself says something else than what was published.
    stage.change = (html) => html.replace('</h1>', '!</h1>')
    await checked.sweep()
    stage.change = undefined
    stage.rendered.clear()
    stale.length = 0
    await checked.sweepIfChanged()
    expect(stale).toContain(PAGE)
    expect(stage.rendered).toContain(PAGE)
    expect(checked.read()).toEqual(await stage.renderEverything())
    await checked.close()
  })

  it('gives way to a sweep that is wanted meanwhile: an article’s hour may have come', async () => {
    let sweeping: Promise<void> | undefined
    const renderedAtPublication: number[] = []
    const checked = await stage.open({
      checkAfter: 0,
      onPublished: (path) => {
        if (sweeping && path === PAGE) renderedAtPublication.push(stage.rendered.size)
      },
    })
    await checked.sweep()
    const pages = checked.read().size
    stage.change = (html) => {
      // The check has begun: nothing else renders a page now.
      sweeping ??= stage.set(ARTICLE, { title: 'Published at its hour' }).then(() => {
        stage.rendered.clear()
        return checked.sweep()
      })
      return html
    }
    await checked.sweep()
    stage.change = undefined
    await sweeping
    expect(renderedAtPublication).toHaveLength(1)
    expect(renderedAtPublication[0]).toBeLessThan(pages / 2)
    await checked.close()
  })

  it('is said to be over once what it found is said too, and keeps what it can say alone', async () => {
    const term = 'term-relational-images'
    const checked = await stage.open({ checkAfter: 0 })
    await stage.set(term, { definition: '' })
    const broken = expect.arrayContaining([expect.objectContaining({ documentId: term })])
    let isOver = false
    const sweep = checked.sweep().finally(() => {
      isOver = true
    })
    while (!isOver && checked.state().lastSweepAt === undefined) await setImmediate()
    expect(isOver).toBe(false)
    expect(checked.state().problems).toEqual(broken)
    await sweep

    const published = checked.publish([term])
    for (const until = performance.now() + 100; performance.now() < until; await setImmediate()) {
      expect(checked.state().problems).toEqual(broken)
    }
    await published
    await checked.close()
  })
})
