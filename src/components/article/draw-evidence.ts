import type { EvidenceGrade } from '../../content/schemas/fields.ts'

const outline = (step: number) => `M${step * 7 - 5} 18V${18 - step * 4}h4.5v${step * 4}z`

/** Those that are full, and the others, each as one path: pages show this many times. */
function drawSteps(filled: number): string {
  const outlines = [1, 2, 3, 4].map(outline)
  const full = `<path class="full" d="${outlines.slice(0, filled).join('')}"/>`
  return filled === outlines.length ? full : `${full}<path d="${outlines.slice(filled).join('')}"/>`
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
