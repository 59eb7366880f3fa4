import type { EvidenceGrade } from '../../content/schemas/fields.ts'

function drawSteps(filled: number): string {
  const steps = [1, 2, 3, 4].map((step) => {
    const full = step <= filled ? ' class="full"' : ''
    return `<rect${full} x="${step * 7 - 5}" y="${18 - step * 4}" width="4.5" height="${step * 4}" rx="0.8"></rect>`
  })
  return steps.join('')
}

// Drawn once: lists show one for each article.
const DRAWN: Readonly<Record<EvidenceGrade, string>> = {
  strong: drawSteps(4),
  moderate: drawSteps(3),
  limited: drawSteps(2),
  emerging: drawSteps(1),
}

/** Four rising steps, as many of them full as the evidence is strong: the inside of an SVG. */
export const drawEvidence = (grade: EvidenceGrade): string => DRAWN[grade]
