import { defineDocuments } from 'sanity/presentation'

const bySlug = (type: string) => `_type == "${type}" && slug.current == $slug`

/** Which document a page of the site is about: its form opens beside the page. */
export const mainDocuments = defineDocuments([
  { route: '/', filter: '_id == "homePage"' },
  { route: '/approaches/:slug', filter: bySlug('approach') },
  { route: '/programs/:slug', filter: bySlug('program') },
  { route: ['/topics/:slug', '/topics/:slug/page/:page'], filter: bySlug('topic') },
  { route: ['/people/:slug', '/people/:slug/page/:page'], filter: bySlug('person') },
  {
    route: ['/approaches', '/approaches/page/:page', '/programs', '/glossary'],
    filter: '_id == "siteSettings"',
  },
  // Last, since every path above would fit it too.
  { route: '/:slug', filter: bySlug('page') },
])
