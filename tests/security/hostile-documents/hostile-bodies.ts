import { BROKEN_SHAPES, HOSTILE_LINKS } from './bodies/broken-shapes.ts'
import { HARMLESS_ODDITIES } from './bodies/harmless-oddities.ts'
import { TOO_MUCH } from './bodies/too-much.ts'
import { type HostileDocument, hostile } from './hostile-document.ts'
import { soundPage } from './sound-documents.ts'

const toName = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

/** Bodies of pages: every way in which Portable Text can be wrong. */
export const HOSTILE_BODIES: readonly HostileDocument[] = [
  ...HOSTILE_LINKS,
  ...BROKEN_SHAPES,
  ...TOO_MUCH,
  ...HARMLESS_ODDITIES,
].map(([name, body, refused]) =>
  hostile(name, soundPage(`body-${toName(name)}`), { body }, refused),
)
