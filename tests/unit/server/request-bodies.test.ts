import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFields } from '../../../src/server/guard/read-fields.ts'
import { readBody } from '../../../src/server/read-body.ts'
import { ascii, runs, text } from '../../fixtures/arbitrary-texts.ts'

describe('what is read of bodies', () => {
  it('is the fields of a form or of JSON, and never a failure', async () => {
    const field = { email: text, website: text, stamp: text }
    await fc.assert(
      fc.asyncProperty(fc.record(field), async ({ email, website, stamp }) => {
        const plain = { method: 'POST', body: new URLSearchParams({ email, website, stamp }) }
        const read = await readFields(new Request('http://localhost/', plain))
        // The address as its route reads it, the rest as it was sent.
        const address = email.replaceAll('\0', '').trim()
        expect(read).toMatchObject({ email: address, website, stamp, isForm: true })
        const headers = { 'content-type': 'application/json' }
        const body = JSON.stringify({ email, website })
        const json = new Request('http://localhost/', { method: 'POST', headers, body })
        expect(await readFields(json)).toMatchObject({ email, website, isForm: false })
        expect(await json.text()).toBe(body)
      }),
      runs,
    )
    const type = fc.constantFrom('application/json', 'multipart/form-data; boundary=x', 'x/y', '')
    await fc.assert(
      fc.asyncProperty(type, fc.oneof(ascii, fc.json()), async (contentType, body) => {
        const headers = { 'content-type': contentType }
        const request = new Request('http://localhost/', { method: 'POST', headers, body })
        const { email, website, stamp } = await readFields(request)
        for (const value of [email, website, stamp]) expect(typeof value).toBe('string')
      }),
      runs,
    )
  })

  it('is a whole body, or none of one that is too large', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }),
        fc.nat({ max: 120 }),
        async (chunks, most) => {
          const whole = Buffer.concat(chunks)
          const body = await readBody(Readable.from(chunks), most)
          expect(body).toEqual(whole.length > most ? undefined : whole)
        },
      ),
      runs,
    )
  })
})
