import { span, textBlock } from '../sound-documents.ts'

/** A body that somebody sends, and the field and the reason with which it is refused; if it is. */
export type BodyCase = readonly [name: string, body: unknown, refused?: RegExp]

/** A block whose words are a link. */
export const linked = (link: object) =>
  textBlock({
    children: [span('words', { marks: ['m'] })],
    markDefs: [{ _type: 'link', _key: 'm', ...link }],
  })

export const repeat = <Value>(count: number, make: (at: number) => Value) =>
  Array.from({ length: count }, (_, at) => make(at))
