import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDone, submitManageForm } from '../../../src/reservations/forms/manage-form.ts'
import { readForm, readText } from '../../../src/reservations/forms/read-form.ts'
import { ascii, runs, text } from '../../fixtures/arbitrary-texts.ts'

describe('a form', () => {
  it('of any body has the fields that are in it, and none where it is no form', async () => {
    const type = fc.constantFrom(
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=b',
      'multipart/form-data',
      'text/plain',
      'application/json',
    )
    await fc.assert(
      fc.asyncProperty(type, fc.oneof(text, ascii), async (contentType, body) => {
        const request = new Request('http://localhost/', {
          method: 'POST',
          headers: { 'content-type': contentType },
          body,
        })
        const form = await readForm(request)
        for (const name of form.keys()) expect(typeof readText(form, name)).toBe('string')
        expect(readText(form, 'no field of this name')).toBe('')
      }),
      runs,
    )
    await fc.assert(
      fc.asyncProperty(fc.dictionary(text, text), async (fields) => {
        const body = new URLSearchParams(Object.entries(fields))
        const form = await readForm(new Request('http://localhost/', { method: 'POST', body }))
        for (const [name, value] of Object.entries(fields)) {
          expect(readText(form, name)).toBe(value.replaceAll('\0', '').trim())
        }
      }),
      runs,
    )
  })

  it('has no text that PostgreSQL could not keep', () => {
    const form = new FormData()
    form.set('name', ' Quill\0feather ')
    expect(readText(form, 'name')).toBe('Quillfeather')
  })

  it('asks for nothing that isn’t one of the buttons', async () => {
    const asked: string[] = []
    const note = (kind: string) => async () => {
      asked.push(kind)
      return { kind: 'link-unknown' } as const
    }
    const seats = {
      confirmSeat: note('confirm'),
      acceptOffer: note('accept'),
      declineOffer: note('decline'),
      cancelSeat: note('cancel'),
      moveSeat: note('move'),
      changeLocation: note('say-where'),
      eraseReservation: note('erase'),
      renewLink: async () => ({ kind: 'link-requested' }) as const,
    }
    const action = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'CANCEL', 'move'))
    await fc.assert(
      fc.asyncProperty(
        action,
        fc.oneof(ascii, fc.constantFrom('../x', 'NY')),
        async (what, where) => {
          const form = new FormData()
          form.set('action', what)
          form.set('cohort', where)
          form.set('state', where)
          asked.length = 0
          const answer = await submitManageForm(seats, 'token', form)
          const isMove =
            what === 'move' && /^[\w.-]{1,128}$/.test(where.replaceAll('\0', '').trim())
          expect(asked).toEqual(isMove ? ['move'] : [])
          expect(answer.kind).toBe(isMove ? 'refused' : 'invalid')
          expect(readDone(what)).toBeUndefined()
        },
      ),
      runs,
    )
  })
})
