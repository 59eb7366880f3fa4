import type { MedicalWebPage } from 'schema-dts'
import type { Approach } from '../../content/schemas/approach.ts'
import { describePerson } from './describe-person.ts'
import type { StructuredData } from './page-facts.ts'

const calendarDate = (dateOrInstant: string) => dateOrInstant.slice(0, 'YYYY-MM-DD'.length)

/**
 * An article, and the treatment it is about. A review is only ever told of with reviewer and date,
 * as the page shows it; all dates are the document's own.
 */
export function describeArticle(article: Approach): StructuredData {
  const { title, author, reviewer, reviewedAt, publishedAt, updatedAt } = article
  return {
    page: ({ url, name, description, organization }): MedicalWebPage => ({
      '@type': 'MedicalWebPage',
      '@id': url,
      name,
      description,
      ...(reviewer && reviewedAt
        ? { reviewedBy: describePerson(reviewer, url), lastReviewed: reviewedAt }
        : {}),
      about: {
        '@type': 'PsychologicalTreatment',
        name: title,
        ...(article.alsoKnownAs.length > 0 ? { alternateName: article.alsoKnownAs } : {}),
      },
      mainEntity: {
        '@type': 'Article',
        headline: title,
        author: describePerson(author, url),
        publisher: organization,
        datePublished: calendarDate(publishedAt),
        ...(updatedAt ? { dateModified: updatedAt } : {}),
        ...(article.sources.length > 0
          ? { citation: article.sources.map((source) => source.title) }
          : {}),
      },
    }),
  }
}
