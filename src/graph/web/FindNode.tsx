import { useId } from 'react'
import { Picker } from '../../ui/Picker.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import { t } from '../../web/words.ts'
import { useFindNodes } from './finding.ts'

/** The map's own search: what is found is gone to, by its path. */
export function FindNode({ onFind }: { onFind: (node: string) => void }) {
  const id = useId()
  const find = useFindNodes()
  const label = t('Find a goal on the map')
  return (
    <div>
      <label htmlFor={id}>
        <Unseen>{label}</Unseen>
      </label>
      <Picker
        id={id}
        label={label}
        placeholder={t('Find a goal')}
        describedBy={undefined}
        invalid={false}
        disabled={undefined}
        required={undefined}
        many={false}
        chosen={[]}
        onChange={([found]) => found && onFind(found.value)}
        search={find}
      />
    </div>
  )
}
