import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Row, Stack, Text } from '../../../ui/Layout.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { t } from '../../../web/words.ts'
import type { Understood } from '../contract.ts'
import type { Answers } from '../mapping.ts'
import classes from './Mapping.module.css'

interface Props {
  questions: Understood['questions']
  answers: Answers
  onAnswer: (sheet: string, key: string, value: string) => void
}

const page = 25

/** What the files alone do not tell. What is likely is marked, and still somebody's to say. */
export function OpenQuestions({ questions, answers, onAnswer }: Props) {
  const [most, setMost] = useState(page)
  if (questions.length === 0) return null
  const answerTo = ({ sheet, key, answer }: Props['questions'][number]): string => answers[sheet]?.[key] ?? answer ?? ''
  const open = questions.filter((question) => answerTo(question) === '')
  const likely = open.filter(({ guess }) => guess !== null)
  const takeLikely = () => {
    for (const { sheet, key, guess } of likely) onAnswer(sheet, key, guess ?? '')
  }
  return (
    <Stack gap={4}>
      <Row>
        <Text strong>
          {open.length === 0
            ? t('Everything is answered.')
            : t('{{count}} questions are open.', { count: open.length, one: 'One question is open.' })}
        </Text>
        {likely.length > 1 && (
          <Button size="small" onClick={takeLikely}>
            {t('Take what is likely in {{count}} of them', { count: likely.length, one: 'Take what is likely' })}
          </Button>
        )}
      </Row>
      <div className={classes.narrow}>
        {questions.slice(0, most).map((question) => (
          <SelectField
            key={`${question.sheet} ${question.key}`}
            label={question.asks}
            value={answerTo(question)}
            onChange={(value) => onAnswer(question.sheet, question.key, value)}
            choices={[
              { value: '', label: t('Choose'), disabled: answerTo(question) !== '' },
              ...question.choices.map(({ value, says }) => ({
                value,
                label: value === question.guess ? t('{{answer}} (likely)', { answer: says }) : says,
              })),
            ]}
          />
        ))}
      </div>
      {questions.length > most && (
        <Row>
          <Button size="small" onClick={() => setMost(most + page)}>
            {t('Show more questions')}
          </Button>
          <Text quiet>{t('{{count}} more', { count: questions.length - most, one: 'one more' })}</Text>
        </Row>
      )}
    </Stack>
  )
}
