import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import type { Refused } from '../../../web/refused.ts'
import { t } from '../../../web/words.ts'
import { slides } from '../contract.ts'

/** Hands the strategy to the browser as slides. */
export function SlidesButton({ year }: { year: number }) {
  const organisation = useOrganisation()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const get = async () => {
    setBusy(true)
    setRefused(null)
    try {
      const { name, base64 } = await ask(slides, { year }, { organisation })
      save(name, base64)
    } catch (error) {
      setRefused((error as Refused).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button look="quiet" busy={busy} onClick={() => void get()}>
        {t('Slides')}
      </Button>
      {refused && <span role="status">{refused}</span>}
    </>
  )
}

function save(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const type = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
