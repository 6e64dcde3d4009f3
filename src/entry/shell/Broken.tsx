import type { ErrorComponentProps } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Page } from '../../ui/Page.tsx'
import { Failed } from '../../web/Answered.tsx'
import { Refused } from '../../web/refused.ts'
import { t } from '../../web/words.ts'

/** A page that fell over. What was saved is safe; what stood on the page may have to be typed again. */
export function Broken({ error, reset }: ErrorComponentProps) {
  useEffect(() => console.error(error), [error])
  return (
    <Page title={t('This page stopped working')} width="reading" product="Bearing">
      {error instanceof Refused ? (
        <Failed error={error} onRetry={reset} />
      ) : (
        <Failure
          what={t('Something on this page went wrong. What you saved before is kept.')}
          todo={<Button onClick={() => location.reload()}>{t('Reload the page')}</Button>}
        />
      )}
    </Page>
  )
}
