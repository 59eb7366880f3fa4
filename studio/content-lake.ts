import { createClient } from '@sanity/client'
import type { SourceOptions } from 'sanity'
import { writeOnce } from './write-once.ts'

/** Where the Studio keeps its content: a hosted Sanity project, or the lake on this machine. */
export type ContentLake =
  | { readonly kind: 'hosted'; readonly projectId: string; readonly dataset: string }
  | {
      readonly kind: 'local'
      readonly projectId: string
      readonly dataset: string
      /** Origin of the local lake, without a slash at the end. */
      readonly url: string
    }

const withoutSlash = (url: string) => url.replace(/\/+$/, '')

// `sanity build` replaces each of these expressions by its value, so they are spelled out whole.
const projectId = process.env.SANITY_STUDIO_PROJECT_ID
const dataset = process.env.SANITY_STUDIO_DATASET || 'production'
const lakeUrl = process.env.SANITY_STUDIO_LAKE_URL || 'http://localhost:3900'
const siteUrlSetting = process.env.SANITY_STUDIO_SITE_URL || 'http://localhost:4321'

/** Hosted as soon as a project is named, local otherwise. */
export const contentLake: ContentLake = projectId
  ? { kind: 'hosted', projectId, dataset }
  : { kind: 'local', projectId: 'local', dataset, url: withoutSlash(lakeUrl) }

/** Origin of the readers' site, without a slash at the end. */
export const siteUrl = withoutSlash(siteUrlSetting)

let streamCount = 0

/**
 * A browser opens at most six HTTP/1.1 connections to one host, and a single open document holds
 * six event streams. Every stream therefore gets a host name of its own under `localhost`, which
 * browsers resolve to this machine.
 */
const fetchFromShards: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  const isStream = /\/data\/(listen|live)\//.test(url.pathname)
  if (!isStream || url.hostname !== 'localhost') return fetch(input, init)
  // Tabs don't know of each other; the random part keeps their streams apart.
  url.hostname = `s${streamCount++ % 64}-${Math.random().toString(36).slice(2, 8)}.localhost`
  return fetch(url, init)
}

const writeToProject = writeOnce((input, init) => fetch(input, init))
const writeToLocalLake = writeOnce(fetchFromShards)

/** What `defineConfig` needs in order to reach `lake`, and to write each edit once. */
export function sourceOptions(
  lake: ContentLake,
): Pick<
  SourceOptions,
  'projectId' | 'dataset' | 'apiHost' | 'auth' | 'unstable_clientFactory' | 'search'
> {
  const { projectId, dataset } = lake
  if (lake.kind === 'hosted') {
    return {
      projectId,
      dataset,
      unstable_clientFactory: (options) =>
        createClient({ ...options, resolveFetch: () => writeToProject }),
    }
  }
  const { url } = lake
  return {
    projectId,
    dataset,
    apiHost: url,
    // The lake listens to this machine alone and takes whoever asks for its editor.
    auth: {
      loginMethod: 'cookie',
      providers: [{ name: 'local', title: 'This machine', url: `${url}/login` }],
    },
    // The only hook that reaches every client the Studio makes; the address has no project in it.
    unstable_clientFactory: (options) =>
      createClient({
        ...options,
        apiHost: url,
        useProjectHostname: false,
        useCdn: false,
        resolveFetch: () => writeToLocalLake,
      }),
    // The newer strategy asks for `text::query()`, which the lake ranks but roughly.
    search: { strategy: 'groqLegacy' },
  }
}
