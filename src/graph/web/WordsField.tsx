import { useId } from 'react'
import { Unseen } from '../../ui/Unseen.tsx'
import { useTyping } from '../../web/settled.ts'
import { t } from '../../web/words.ts'
import classes from './WordsField.module.css'

/** Words of the title; asked for once typing rests. */
export function WordsField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const id = useId()
  const [typed, setTyped] = useTyping(text, (words) => onChange(words.trim()))
  return (
    <div className={classes.words}>
      <label htmlFor={id}>
        <Unseen>{t('Words of the title')}</Unseen>
      </label>
      <input
        id={id}
        type="search"
        className={classes.input}
        placeholder={t('Words of the title')}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </div>
  )
}
