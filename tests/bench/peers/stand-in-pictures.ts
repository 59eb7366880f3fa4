import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import {
  nameSharingPicture,
  pictureOfDocument,
} from '../../../src/components/head/sharing-picture.ts'
import { replaceFile } from '../../../src/publishing/replace-file.ts'
import { drawSharingPicture } from '../../../src/publishing/sharing-pictures/draw-sharing-picture.ts'
import { generateArticle } from '../../fixtures/generated-articles.ts'
import { ROOT } from '../../fixtures/places.ts'

/** Where builds keep pictures; Astro's cache folder. */
const KEPT = join(ROOT, 'node_modules', '.astro', 'sharing-pictures')

/**
 * Lets a build find every generated article's sharing picture as if an earlier build had drawn it:
 * one drawing, by all the names. Returns what takes them away again.
 */
export async function standInPictures(
  editor: SanityClient,
  articles: number,
): Promise<() => Promise<void>> {
  const siteName: string = await editor.fetch('*[_id == "siteSettings"][0].name')
  const files: string[] = []
  let drawing: Uint8Array | undefined
  for (let number = 1; number <= articles; number += 1) {
    const { _id } = generateArticle(number)
    const title = `Approach number ${number}`
    const document = { _id, slug: `generated-${number}`, title }
    const picture = pictureOfDocument('approach', document, siteName)
    drawing ??= await drawSharingPicture(picture)
    const file = join(KEPT, nameSharingPicture(picture))
    await replaceFile(file, drawing)
    files.push(file)
  }
  return async () => {
    for (const file of files) await rm(file, { force: true })
  }
}
