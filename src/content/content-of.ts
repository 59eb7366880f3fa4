import { type Content, contentOfBuild } from './content.ts'

/** The content a page renders from: what the server handed over, else that of the static build. */
export function contentOf(page: { readonly locals: { content?: Content } }): Content {
  return page.locals.content ?? contentOfBuild()
}
