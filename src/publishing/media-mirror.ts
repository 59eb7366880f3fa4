import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { mediaOrigin } from '../content/media.ts'
import { hasBytes } from './has-bytes.ts'
import { replaceFile } from './replace-file.ts'
import { createUnshownPictures } from './unshown-pictures.ts'

const ANSWER_WITHIN_MS = 15_000
const IMAGE_CDN = 'https://cdn.sanity.io'

/** Copies pictures from the Content Lake to the site's own folder, each once. */
export interface MediaMirror {
  /** @throws Error naming the picture, when the lake doesn't give it out. */
  copy(paths: readonly string[]): Promise<void>
  /** Removes those that no page has shown for hours; most calls do nothing. Returns their paths. */
  removeUnshown(): Promise<readonly string[]>
}

/** Where the client's lake gives out pictures. */
export function lakeOfImages(client: SanityClient) {
  const { apiHost, projectId = '', dataset = '', useProjectHostname } = client.config()
  return { apiHost: useProjectHostname === false ? apiHost : IMAGE_CDN, projectId, dataset }
}

/** @param clock milliseconds since the epoch */
export function createMediaMirror(
  client: SanityClient,
  folder: string,
  clock = () => Date.now(),
): MediaMirror {
  const lake = lakeOfImages(client)
  const unshown = createUnshownPictures(folder, clock())

  return {
    async copy(paths) {
      for (const path of paths) {
        // Before it is looked for: from now on it stays.
        unshown.note(path, clock())
        const file = join(folder, path)
        const origin = mediaOrigin(path, lake)
        // Names carry the picture's hash: a file that is there never goes stale.
        if (!origin || (await hasBytes(file))) continue
        const response = await fetch(origin, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
        if (!response.ok) {
          throw new Error(
            `The picture ${path} could not be copied: ${origin} answered ${response.status}`,
          )
        }
        await mkdir(dirname(file), { recursive: true })
        await replaceFile(file, new Uint8Array(await response.arrayBuffer()))
      }
    },
    removeUnshown: () => unshown.remove(clock()),
  }
}
