/** How something stands, in the words that the reader sees (translated by whoever passes the label). */
export type HealthValue =
  | 'on track'
  | 'at risk'
  | 'off track'
  | 'outdated'
  | 'unknown'
  | 'not started'
  | 'met'
  | 'partly met'
  | 'missed'
  | 'abandoned'

const marks: Record<HealthValue, string> = {
  'on track': 'var(--health-on-track)',
  'at risk': 'var(--health-at-risk)',
  'off track': 'var(--health-off-track)',
  outdated: 'var(--health-quiet)',
  unknown: 'var(--health-quiet)',
  'not started': 'var(--health-quiet)',
  met: 'var(--health-done)',
  'partly met': 'var(--health-done)',
  missed: 'var(--health-done)',
  abandoned: 'var(--health-quiet)',
}

const areas: Record<HealthValue, string> = {
  'on track': 'var(--area-on-track)',
  'at risk': 'var(--area-at-risk)',
  'off track': 'var(--area-off-track)',
  outdated: 'var(--area-quiet)',
  unknown: 'var(--area-plain)',
  'not started': 'var(--area-plain)',
  met: 'var(--area-done)',
  'partly met': 'var(--area-done)',
  missed: 'var(--area-done)',
  abandoned: 'var(--area-plain)',
}

/** The colour of the mark, of a line or an edge: at least 3:1 on paper. Text beside it stays ink. */
export const healthColour = (value: HealthValue): string => marks[value]

/** The colour to fill an area with: ink is always legible on it. Never alone: set the mark into the area too. */
export const healthArea = (value: HealthValue): string => areas[value]

type AreaStyle = { background: string; outline?: string; outlineOffset?: string }

/** An area's whole style: hatched where outdated, only outlined where nothing is known or nothing has begun. */
export function healthPattern(value: HealthValue): AreaStyle {
  const outline = { outlineOffset: '-1px' }
  if (value === 'outdated') {
    return { background: 'repeating-linear-gradient(135deg, var(--area-quiet) 0 5px, var(--area-hatch) 5px 7px)' }
  }
  if (value === 'unknown') return { background: areas[value], outline: '1px dashed var(--edge)', ...outline }
  if (value === 'not started') return { background: areas[value], outline: '1px solid var(--edge)', ...outline }
  if (value === 'abandoned') return { background: areas[value], outline: '1px solid var(--hairline)', ...outline }
  return { background: areas[value] }
}
