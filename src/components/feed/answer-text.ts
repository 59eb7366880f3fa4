/** A file of text with its type. */
export function answerText(text: string, type: 'plain' | 'xml'): Response {
  const contentType = type === 'xml' ? 'application/xml' : 'text/plain'
  return new Response(text, { headers: { 'content-type': `${contentType}; charset=utf-8` } })
}
