import type { Template } from 'sanity'

interface Parameters {
  readonly programId: string
}

/** A new group that already knows the program it was made under. */
export const cohortOfProgram: Template<Parameters> = {
  id: 'cohort-of-program',
  title: 'Group of this program',
  schemaType: 'cohort',
  parameters: [{ name: 'programId', type: 'string' }],
  value: ({ programId }: Parameters) => ({
    program: { _type: 'reference', _ref: programId },
  }),
}
