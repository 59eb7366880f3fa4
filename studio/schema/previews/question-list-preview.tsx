import type { PreviewProps } from 'sanity'
import { color, Missing, Paper } from './paper.tsx'
import { readShown, readTexts } from './shown.ts'

/** Questions and answers as they stand in the article, unfolded. */
export function QuestionListPreview(props: PreviewProps) {
  const { questions } = readShown(props)
  const answers = readTexts(questions, 'answer')
  const pairs = readTexts(questions, 'question').map((question, index) => ({
    question,
    answer: answers[index],
    key: `${index}`,
  }))
  return (
    <Paper>
      {pairs.length === 0 && <Missing>Add a question.</Missing>}
      {pairs.map(({ key, question, answer }) => (
        <div key={key} style={{ borderTop: `1px solid ${color.line}`, padding: '8px 0' }}>
          <strong>{question || <Missing>Write the question.</Missing>}</strong>
          <div>{answer || <Missing>Write the answer.</Missing>}</div>
        </div>
      ))}
    </Paper>
  )
}
