import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Row } from '../../../ui/Layout.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { EndedList } from './EndedList.tsx'
import classes from './StartFrom.module.css'
import { fromTemplate, type Start } from './starting.ts'
import { TemplateList } from './TemplateList.tsx'

type From = 'template' | 'mine' | 'lessons'

interface Props {
  /** Something is written already, which another start would replace. */
  written: boolean
  onStart: (start: Start) => void
}

/** A goal begins with a blank line, or with a template, one's own goal that ended, or what somebody learnt. */
export function StartFrom({ written, onStart }: Props) {
  const today = useToday()
  const [from, setFrom] = useState<From | null>(null)
  const start = (chosen: Start) => {
    setFrom(null)
    onStart(chosen)
  }
  const titles: Record<From, string> = {
    template: t('Start from a template'),
    mine: t('Start from a goal of yours that ended'),
    lessons: t('Start from a lesson'),
  }
  return (
    <div className={classes.start}>
      <p className={classes.says}>{t('Begin with a blank line, or with')}</p>
      <Row gap={2}>
        <Button size="small" onClick={() => setFrom('template')}>
          {t('A template')}
        </Button>
        <Button size="small" onClick={() => setFrom('mine')}>
          {t('A goal of yours that ended')}
        </Button>
        <Button size="small" onClick={() => setFrom('lessons')}>
          {t('A lesson')}
        </Button>
      </Row>
      {from && (
        <Dialog open shape="side" title={titles[from]} onClose={() => setFrom(null)}>
          {written && <p>{t('It takes the place of what you have written so far.')}</p>}
          {from === 'template' ? (
            <TemplateList onChoose={(template) => start(fromTemplate(template, today))} />
          ) : (
            <EndedList of={from} onStart={start} />
          )}
        </Dialog>
      )}
    </div>
  )
}
