/** How sure a claim may sound, from surest to least, as choices of a form field. */
export const evidenceGrades = [
  { value: 'strong', title: 'Strong: several good trials or reviews agree' },
  { value: 'moderate', title: 'Moderate: some good studies, not all in agreement' },
  { value: 'limited', title: 'Limited: few or small studies' },
  { value: 'emerging', title: 'Emerging: early work, case reports, expert opinion' },
]
