import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll } from 'vitest'
import { createContentClient } from '../../src/content/client.ts'
import { type CompiledSite, compileSite, loadSite } from '../../src/publishing/compile-site.ts'
import { openPublishedFolder } from '../../src/publishing/published-folder.ts'
import {
  createPublisher,
  type Publisher,
  type PublisherOptions,
} from '../../src/publishing/publisher.ts'
import { type SampleLake, startSampleLake } from '../fixtures/attune.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { readTree } from '../fixtures/read-tree.ts'

/** A publisher with the folder it publishes to. */
export interface OpenPublisher extends Publisher {
  readonly folder: string
  /** Every file of the folder, by its path. */
  read(): Map<string, string>
}

/** A lake with the sample content, and publishers of it that tell what they render. */
export interface Publishers {
  readonly editor: SanityClient
  /** Paths of the pages that were rendered since it was last emptied, whether they changed or not. */
  readonly rendered: Set<string>
  /** What is done to each page before it is published; nothing unless a test says so. */
  change: ((html: string) => string) | undefined
  set(id: string, fields: object): Promise<unknown>
  /** Opens one with a folder of its own, which its test closes. */
  open(options?: Partial<PublisherOptions>): Promise<OpenPublisher>
  /** What a publisher that knows of no earlier sweep makes of the lake. */
  renderEverything(): Promise<Map<string, string>>
}

/** Starts the lake before the tests of the group that calls it, and closes it after. */
export function usePublishers(): Publishers {
  let sample: SampleLake | undefined
  let compiled: CompiledSite | undefined
  const started = () => {
    if (!sample || !compiled) throw new Error('The lake is there only while tests run')
    return { sample, compiled }
  }
  beforeAll(async () => {
    sample = await startSampleLake()
    compiled = await loadSite(await compileSite(ROOT, SITE_URL))
  })
  afterAll(() => sample?.close())

  const site: CompiledSite = {
    get clientFolder() {
      return started().compiled.clientFolder
    },
    async render(request, options) {
      publishers.rendered.add(new URL(request.url).pathname)
      const response = await started().compiled.render(request, options)
      const { change } = publishers
      return response.ok && change ? new Response(change(await response.text())) : response
    },
  }
  const publishers: Publishers = {
    get editor() {
      return started().sample.editor
    },
    rendered: new Set(),
    change: undefined,
    set: (id, fields) => publishers.editor.patch(id).set(fields).commit(),
    async open(options = {}) {
      const { folder: beside, lake } = started().sample
      const folder = await mkdtemp(join(beside, 'published-'))
      const publisher = createPublisher({
        client: createContentClient({ LAKE_URL: lake.url }),
        site,
        siteUrl: SITE_URL,
        published: await openPublishedFolder(folder),
        seats: {
          replaceCohortRules: async () => ({ invalid: [] }),
          replaceSettings: async () => undefined,
        },
        ...options,
      })
      return { ...publisher, folder, read: () => readTree(folder, '') }
    },
    async renderEverything() {
      const fresh = await publishers.open()
      await fresh.sweep()
      const pages = fresh.read()
      await fresh.close()
      await rm(fresh.folder, { recursive: true })
      return pages
    },
  }
  return publishers
}
