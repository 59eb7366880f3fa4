import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  nameSharingPicture,
  pageOfPicture,
  pictureOfDocument,
  pictureOfSite,
  type SharingPicture,
} from '../../components/head/sharing-picture.ts'
import type { Content } from '../../content/content.ts'
import { approachPath, HOME_PATH, programPath } from '../../content/paths.ts'
import { hasBytes } from '../has-bytes.ts'
import { replaceFile } from '../replace-file.ts'

/** The pictures that stand for pages where they are shared, each made once, when first wanted. */
export interface SharingPictures {
  /**
   * Makes the picture at this path unless it is there. Does nothing for a path that no published
   * page names, so that nobody can have other pictures made. @throws what reading content throws
   */
  make(path: string): Promise<void>
}

type Wanted = Pick<SharingPicture, 'type' | 'slug'>

function pathOfPage({ type, slug }: Wanted): string {
  if (type === 'site') return HOME_PATH
  return type === 'approach' ? approachPath(slug) : programPath(slug)
}

async function describePicture({ type, slug }: Wanted, content: Content) {
  const settings = await content.settings()
  if (type === 'site') return pictureOfSite(settings)
  const document = await (type === 'approach' ? content.approach(slug) : content.program(slug))
  return document && pictureOfDocument(type, document, settings.name)
}

/** Loaded with the first picture: the libraries it draws with would make each start a tenth of a second longer. */
async function draw(picture: SharingPicture): Promise<Uint8Array> {
  const { drawSharingPicture } = await import('./draw-sharing-picture.ts')
  return drawSharingPicture(picture)
}

/** `folder` holds the published pages, and gets the pictures. */
export function createSharingPictures(folder: string, readContent: () => Content): SharingPictures {
  const underWay = new Map<string, Promise<void>>()
  /** One at a time: drawing takes a processor for a while, and readers come first. */
  let last: Promise<unknown> = Promise.resolve()

  const isNamedBy = async (page: string, path: string) => {
    const html = await readFile(join(folder, page, 'index.html'), 'utf8').catch(() => '')
    return html.includes(path)
  }

  async function make(path: string): Promise<void> {
    const wanted = pageOfPicture(path)
    if (!wanted || (await hasBytes(join(folder, path)))) return
    if (!(await isNamedBy(pathOfPage(wanted), path))) return
    const picture = await describePicture(wanted, readContent())
    // The document may have changed since its page was written; the new page names another picture.
    if (!picture || nameSharingPicture(picture) !== path) return
    const drawing = last.then(() => draw(picture))
    last = drawing.catch(() => undefined)
    await replaceFile(join(folder, path), await drawing)
  }

  return {
    make(path) {
      const running = underWay.get(path) ?? make(path).finally(() => underWay.delete(path))
      underWay.set(path, running)
      return running
    },
  }
}
