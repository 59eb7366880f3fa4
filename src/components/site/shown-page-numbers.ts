/** Up to so many pages all have their number shown. */
const FEW = 7

/**
 * The numbers that lead to the pages of a list: the first, the last and those around the one shown.
 * Undefined stands for a gap, which is never left for a single number.
 */
export function shownPageNumbers(number: number, count: number): (number | undefined)[] {
  const all = Array.from({ length: count }, (_, at) => at + 1)
  if (count <= FEW) return all
  const isNear = (other: number) => other === 1 || other === count || Math.abs(other - number) <= 1
  return all.flatMap((each) => {
    if (isNear(each) || (isNear(each - 1) && isNear(each + 1))) return [each]
    return isNear(each - 1) ? [undefined] : []
  })
}
