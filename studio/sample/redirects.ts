import type { SampleDocument } from './sample-document.ts'
import { reference } from './sample-document.ts'

/** Addresses that people may try or remember, led to where the content is. */
export const redirects: readonly SampleDocument[] = [
  {
    _id: 'redirect-dbt',
    _type: 'redirect',
    from: '/approaches/dbt/',
    target: reference('approach-dialectical-behavior-therapy'),
  },
]
