import { describe, expect, it } from 'vitest'
import { program } from '../../../studio/schema/documents/program.ts'
import { articleBody } from '../../../studio/schema/objects/article-body.ts'
import { programBody } from '../../../studio/schema/objects/program-body.ts'

/** What an editor is offered: the names of the blocks, and of the marks on words. */
function listOffers(body: typeof articleBody | typeof programBody): string[] {
  return body.of.flatMap((member) => {
    if (!('marks' in member)) return member.type
    return (member.marks?.annotations ?? []).map(({ name }) => String(name))
  })
}

describe('the text of a program', () => {
  it('offers what an article offers, except what needs a list of sources', () => {
    const needSources = ['claim', 'citation']
    const ofArticles = listOffers(articleBody)
    expect(ofArticles).toEqual(expect.arrayContaining(needSources))
    expect(listOffers(programBody)).toEqual(
      ofArticles.filter((offer) => !needSources.includes(offer)),
    )
  })

  it('is what the field "body" holds', () => {
    const { body } = Object.fromEntries(program.fields.map((field) => [field.name, field]))
    expect(body?.type).toBe(programBody.name)
  })
})
