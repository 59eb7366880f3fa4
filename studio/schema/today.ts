/** Today's date where the editor is, as `YYYY-MM-DD`: in an American evening UTC is a day ahead. */
export function today(now = new Date()): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}
