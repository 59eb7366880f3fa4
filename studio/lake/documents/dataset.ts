import { type LakeDocument, publishedIdOf } from './document.ts'
import { DocumentView } from './document-view.ts'
import { type Perspective, pickVersion } from './perspective.ts'

/** Stacks with release names are open-ended; beyond this many the oldest view is rebuilt on use. */
const MOST_VIEWS = 12

/** All documents of one dataset in memory, with the perspective views that were asked for. */
export class Dataset {
  readonly name: string
  readonly #raw = new DocumentView()
  /** published id → the documents (published, draft, versions) that share it */
  readonly #groups = new Map<string, Map<string, LakeDocument>>()
  readonly #views = new Map<string, { layers: readonly string[]; view: DocumentView }>()

  constructor(name: string, documents: Iterable<LakeDocument> = []) {
    this.name = name
    for (const document of documents) this.set(document._id, document)
  }

  get(id: string): LakeDocument | undefined {
    return this.#raw.get(id)
  }

  all(): readonly LakeDocument[] {
    return this.#raw.all()
  }

  /** Stores or, with undefined, removes the document; every view follows at once. */
  set(id: string, document: LakeDocument | undefined): void {
    this.#raw.set(id, document)
    const groupId = publishedIdOf(id)
    const group = this.#groups.get(groupId) ?? new Map<string, LakeDocument>()
    if (document) group.set(id, document)
    else group.delete(id)
    if (group.size > 0) this.#groups.set(groupId, group)
    else this.#groups.delete(groupId)
    for (const { layers, view } of this.#views.values()) {
      view.set(groupId, pickVersion(group.values(), layers))
    }
  }

  view(perspective: Perspective): DocumentView {
    if (perspective === 'raw') return this.#raw
    const key = perspective.join(',')
    const known = this.#views.get(key)
    if (known) return known.view
    const view = new DocumentView()
    for (const [groupId, group] of this.#groups) {
      view.set(groupId, pickVersion(group.values(), perspective))
    }
    if (this.#views.size >= MOST_VIEWS) {
      const oldest = this.#views.keys().next().value
      if (oldest !== undefined) this.#views.delete(oldest)
    }
    this.#views.set(key, { layers: perspective, view })
    return view
  }
}
