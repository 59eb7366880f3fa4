import type { GlossaryTerm } from '../../content/usage.ts'

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** A letter of the glossary with the terms that begin with it, none where there are none. */
export interface GlossaryLetter {
  readonly letter: string
  readonly id: string
  readonly terms: readonly GlossaryTerm[]
}

/**
 * The whole alphabet, so that readers see where there is nothing to find. Accents don't count;
 * terms that begin with no letter come last, under "#", if there are any.
 */
export function groupByLetter(terms: readonly GlossaryTerm[]): GlossaryLetter[] {
  const byLetter = Map.groupBy(terms, ({ term }) => firstLetter(term))
  const others = byLetter.get('#') ? ['#'] : []
  return [...ALPHABET, ...others].map((letter) => ({
    letter,
    id: `letter-${letter === '#' ? 'other' : letter.toLowerCase()}`,
    terms: byLetter.get(letter) ?? [],
  }))
}

function firstLetter(term: string): string {
  const first = term.normalize('NFKD').trim().charAt(0).toUpperCase()
  return ALPHABET.includes(first) ? first : '#'
}
