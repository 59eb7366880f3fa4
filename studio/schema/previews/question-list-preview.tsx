import type { PreviewProps } from 'sanity'
import { Missing, Paper } from './paper.tsx'
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
      <div>
        {pairs.map(({ key, question, answer }) => (
          <details key={key} className="fold" open>
            <summary>{question || <Missing>Write the question.</Missing>}</summary>
            <p style={{ whiteSpace: 'pre-line' }}>
              {answer || <Missing>Write the answer.</Missing>}
            </p>
          </details>
        ))}
      </div>
    </Paper>
  )
}
