import { isRecord } from '../json.ts'
import type { LakeDocument } from './document.ts'

/** The documents one perspective shows, kept current and findable by id, type and slug. */
export class DocumentView {
  readonly #byId = new Map<string, LakeDocument>()
  readonly #byType = new Map<string, Map<string, LakeDocument>>()
  readonly #bySlug = new Map<string, Map<string, LakeDocument>>()
  #all: readonly LakeDocument[] | undefined

  get(id: string): LakeDocument | undefined {
    return this.#byId.get(id)
  }

  all(): readonly LakeDocument[] {
    this.#all ??= [...this.#byId.values()]
    return this.#all
  }

  ofType(type: string): readonly LakeDocument[] {
    return [...(this.#byType.get(type)?.values() ?? [])]
  }

  withSlug(slug: string): readonly LakeDocument[] {
    return [...(this.#bySlug.get(slug)?.values() ?? [])]
  }

  /** Shows `document` under `id`, or nothing any more. */
  set(id: string, document: LakeDocument | undefined): void {
    const before = this.#byId.get(id)
    if (before === undefined && document === undefined) return
    this.#all = undefined
    if (before) {
      if (before._type !== document?._type) this.#byType.get(before._type)?.delete(id)
      const slug = slugOf(before)
      if (slug !== undefined && slug !== (document && slugOf(document))) {
        this.#bySlug.get(slug)?.delete(id)
      }
    }
    if (document === undefined) {
      this.#byId.delete(id)
      return
    }
    this.#byId.set(id, document)
    indexInto(this.#byType, document._type, id, document)
    const slug = slugOf(document)
    if (slug !== undefined) indexInto(this.#bySlug, slug, id, document)
  }
}

function slugOf(document: LakeDocument): string | undefined {
  const slug = document.slug
  return isRecord(slug) && typeof slug.current === 'string' ? slug.current : undefined
}

function indexInto(
  index: Map<string, Map<string, LakeDocument>>,
  key: string,
  id: string,
  document: LakeDocument,
): void {
  const entries = index.get(key)
  if (entries) entries.set(id, document)
  else index.set(key, new Map([[id, document]]))
}
