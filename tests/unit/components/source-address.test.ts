import { expect, it } from 'vitest'
import { sourceAddress } from '../../../src/components/article/source-address.ts'

it('leads to a DOI as a whole, whatever characters its publisher gave it', () => {
  const old = '10.1002/(SICI)1097-4679(199901)55:1<1::AID-JCLP1>3.0.CO;2-#'
  const address = sourceAddress({ doi: old, url: undefined })
  expect(address).toBe(
    'https://doi.org/10.1002/(SICI)1097-4679(199901)55:1%3C1::AID-JCLP1%3E3.0.CO;2-%23',
  )
  expect(decodeURIComponent(new URL(address ?? '').pathname)).toBe(`/${old}`)
})

it('is otherwise the address that editors gave, or none', () => {
  const url = 'https://example.org/work?id=1#part'
  expect(sourceAddress({ doi: undefined, url })).toBe(url)
  expect(sourceAddress({ doi: undefined, url: undefined })).toBeUndefined()
})
